import Foundation

/// Why the system refused something.
struct POSIXFailure: Error, CustomStringConvertible {
  let number: Int32

  static var current: POSIXFailure { POSIXFailure(number: errno) }

  var description: String { String(cString: strerror(number)) }
}

/// Files that must be whole when they have their name.
enum FileOnDisk {
  /// Writes a file and waits until the disk has it.
  static func write(_ bytes: [UInt8], to path: String) throws(POSIXFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    var position = 0
    while position < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress?.advanced(by: position), buffer.count - position)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw .current
      }
      position += written
    }
    guard fsync(descriptor) == 0 else { throw .current }
  }
}
