/// The content of a message: nothing, bytes in memory, or bytes that are still arriving.
public enum Body: Sendable {
  /// The message has no content.
  case empty
  /// The whole content.
  case bytes([UInt8])
  /// Content that arrives in chunks; it can be read once.
  case stream(BodyStream)

  /// A body of UTF-8 text.
  public static func text(_ text: String) -> Body {
    text.isEmpty ? .empty : .bytes(Array(text.utf8))
  }

  /// The whole content, waiting for what is still arriving.
  ///
  /// - Throws: ``TransportError/bodyTooLarge(limit:)`` past `limit` bytes, or what the stream throws.
  public func gathered(upTo limit: Int = .max) async throws -> [UInt8] {
    switch self {
    case .empty:
      return []
    case .bytes(let bytes):
      guard bytes.count <= limit else { throw TransportError.bodyTooLarge(limit: limit) }
      return bytes
    case .stream(let stream):
      var bytes: [UInt8] = []
      for try await chunk in stream {
        guard bytes.count + chunk.count <= limit else { throw TransportError.bodyTooLarge(limit: limit) }
        bytes.append(contentsOf: chunk)
      }
      return bytes
    }
  }
}

/// Chunks of a body as they arrive, for one reader.
///
/// The reader pulls: nothing is produced faster than it is read. Dropping the stream before its end tells
/// the producer to stop.
public struct BodyStream: AsyncSequence, Sendable {
  private let produce: @Sendable () async throws -> [UInt8]?

  /// Creates a stream whose chunks are what `next` returns until it returns nil.
  public init(next: @escaping @Sendable () async throws -> [UInt8]?) {
    produce = next
  }

  /// The iterator that pulls the chunks.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let produce: @Sendable () async throws -> [UInt8]?

    /// The next chunk, or nil at the end.
    public mutating func next() async throws -> [UInt8]? {
      try await produce()
    }
  }

  /// Starts, or goes on with, the reading of this stream.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(produce: produce)
  }
}
