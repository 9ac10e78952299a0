import Foundation

/// Text that goes to an open file, such as standard output; the file is not closed.
///
/// The process must ignore SIGPIPE, or a reader that goes away ends it.
public struct FileOutput: TextOutput {
  /// The file's descriptor.
  public let descriptor: Int32

  /// Standard output, where answers go.
  public static let standardOutput = FileOutput(descriptor: STDOUT_FILENO)
  /// Standard error, where the conversation goes.
  public static let standardError = FileOutput(descriptor: STDERR_FILENO)

  /// Writes to a descriptor.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether a person sits at the other end.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// How many cells a line of the terminal has; nil when it is none or does not say.
  public var columns: Int? { size?.columns }

  /// Whether the terminal has room for a text and for a prompt below it; also when it does not say how large it is.
  public func fits(_ text: String) -> Bool {
    guard let size else { return true }
    var rows = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      rows += max(1, (TextWidth.cells(line) + size.columns - 1) / size.columns)
    }
    // The last line end has been counted as the prompt's line.
    return rows <= size.rows
  }

  private var size: (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Writes text as UTF-8.
  public func write(_ text: String) throws(TextOutputError) {
    var text = text
    let failure: Int32? = text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = Foundation.write(descriptor, start, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        } else if errno == EAGAIN {
          // Somebody made the stream non-blocking; wait until it takes more.
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&wait, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
    if let failure { throw failure == EPIPE ? .closed : .failed(failure) }
  }
}
