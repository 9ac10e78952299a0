import LabRunner
import Synchronization

/// Keeps what was written, and can be one whose reader has gone.
final class MemoryOutput: TextOutput {
  private let written = Mutex("")
  private let writesUntilClosed: Mutex<Int>

  init(writesUntilClosed: Int = .max) {
    self.writesUntilClosed = Mutex(writesUntilClosed)
  }

  var text: String { written.withLock { $0 } }

  func write(_ text: String) throws(TextOutputError) {
    let isClosed = writesUntilClosed.withLock { left in
      left -= 1
      return left < 0
    }
    if isClosed { throw .closed }
    written.withLock { $0 += text }
  }
}
