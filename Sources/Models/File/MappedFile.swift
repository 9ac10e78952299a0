import Foundation

/// A file's bytes, mapped into memory and read only where they are used.
///
/// Unchecked, because a pointer is not Sendable: the pages are mapped read-only, the pointer never changes, and
/// it ends with the last reference.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: ``ModelError`` when the file cannot be opened or is empty.
  init(path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw ModelError(errno == ENOENT ? .unknown : .inputOutput, "\(path) cannot be opened: \(reason)")
    }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0 else {
      throw ModelError(.data, "\(path) is empty or no file")
    }
    let length = Int(info.st_size)
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw ModelError(.inputOutput, "\(path) cannot be mapped: \(String(cString: strerror(errno)))")
    }
    bytes = UnsafeRawBufferPointer(start: start, count: length)
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }

  /// The little-endian number at an offset that the caller has checked to lie within the file.
  @inline(__always)
  func number<Number: FixedWidthInteger>(at offset: Int, as type: Number.Type) -> Number {
    Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
  }
}
