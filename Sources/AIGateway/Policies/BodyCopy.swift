import HTTPTransport
import Synchronization

/// Copies a body as it passes. A body that breaks off, is not read to its end or is too large has no copy.
final class BodyCopy: Sendable {
  private let limit: Int
  private let whenWhole: @Sendable ([UInt8]) -> Void
  // nil once there can be no copy.
  private let copied = Mutex<[UInt8]?>([])

  /// - Parameters:
  ///   - limit: The bytes past which there is no copy.
  ///   - whenWhole: Is handed the copy at the end of the body.
  init(upTo limit: Int, whenWhole: @escaping @Sendable ([UInt8]) -> Void) {
    self.limit = limit
    self.whenWhole = whenWhole
  }

  /// The same body, copied as it is read.
  func copying(_ stream: BodyStream) -> BodyStream {
    BodyStream {
      var chunks = stream.makeAsyncIterator()
      guard let chunk = try await chunks.next() else {
        // Taken, so that a reader who asks again after the end does not make a second copy.
        if let whole = self.copied.withLock({ $0.take() }) { self.whenWhole(whole) }
        return nil
      }
      self.add(chunk)
      return chunk
    }
  }

  private func add(_ chunk: [UInt8]) {
    copied.withLock { copied in
      guard let count = copied?.count else { return }
      if count + chunk.count <= limit { copied?.append(contentsOf: chunk) } else { copied = nil }
    }
  }
}
