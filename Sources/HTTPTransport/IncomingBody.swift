import NIOCore

/// The bytes of a body between the connection that receives them and the stream that reads them.
///
/// It belongs to the connection's event loop. The connection stops reading from its socket while
/// ``isFull``, and goes on when told of demand.
final class IncomingBody {
  /// What the connection does when the reader acts.
  struct Events {
    /// The reader waits for bytes and none are there.
    var onDemand: () -> Void
    /// The reader is gone before the end.
    var onAbandon: () -> Void
  }

  /// More than this is not read ahead of the reader; one read of the socket may still exceed it.
  static let highWaterMark = 65_536

  private var arrived: [UInt8] = []
  private var ending: Result<Void, any Error>?
  private var reader: CheckedContinuation<[UInt8]?, any Error>?
  private var events: Events?

  init(_ events: Events) {
    self.events = events
  }

  var isFull: Bool { arrived.count >= Self.highWaterMark }

  // MARK: The connection's side

  func receive(_ buffer: ByteBuffer) {
    if ending != nil { return }
    if let reader {
      self.reader = nil
      reader.resume(returning: Array(buffer.readableBytesView))
    } else {
      arrived.append(contentsOf: buffer.readableBytesView)
    }
  }

  /// No more bytes will come; with an error when more were announced.
  func finish(throwing error: (any Error)? = nil) {
    if ending != nil { return }
    ending = error.map { .failure($0) } ?? .success(())
    // The events hold the connection: without this the two would hold each other.
    events = nil
    if let reader {
      self.reader = nil
      reader.resume(with: error.map { .failure($0) } ?? .success(nil))
    }
  }

  // MARK: The reader's side

  /// What can be read without waiting: bytes, or the end as an inner nil; an outer nil means to wait.
  func takeReady() throws -> [UInt8]?? {
    if !arrived.isEmpty {
      let chunk = arrived
      arrived = []
      if ending == nil { events?.onDemand() }
      return .some(chunk)
    }
    guard let ending else { return nil }
    try ending.get()
    return .some(nil)
  }

  /// Hands the next bytes to `continuation` when they arrive.
  func next(_ continuation: CheckedContinuation<[UInt8]?, any Error>) {
    do {
      if let ready = try takeReady() { return continuation.resume(returning: ready) }
    } catch {
      return continuation.resume(throwing: error)
    }
    guard reader == nil else {
      return continuation.resume(throwing: TransportError.malformedMessage("two readers for one body"))
    }
    reader = continuation
    events?.onDemand()
  }

  /// The reader wants no more: an unfinished body tells its connection.
  func abandon(_ error: any Error = CancellationError()) {
    let onAbandon = events?.onAbandon
    arrived = []
    finish(throwing: error)
    onAbandon?()
  }
}
