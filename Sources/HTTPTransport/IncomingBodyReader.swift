import NIOCore
import Synchronization

/// The end of an ``IncomingBody`` that any thread may hold; letting go of it abandons the body.
final class IncomingBodyReader: Sendable {
  private let body: NIOLoopBound<IncomingBody>
  private let isAtEnd = Atomic(false)

  init(_ body: IncomingBody, eventLoop: any EventLoop) {
    self.body = NIOLoopBound(body, eventLoop: eventLoop)
  }

  deinit {
    // The event loop may be gone when the end was seen long ago.
    if isAtEnd.load(ordering: .relaxed) { return }
    body.eventLoop.execute { [body] in body.value.abandon() }
  }

  /// The body as a stream of chunks.
  static func stream(_ body: IncomingBody, eventLoop: any EventLoop) -> Body {
    let reader = IncomingBodyReader(body, eventLoop: eventLoop)
    return .stream(BodyStream { try await reader.next() })
  }

  private func next() async throws -> [UInt8]? {
    let chunk: [UInt8]?
    do {
      chunk = try await received()
    } catch {
      isAtEnd.store(true, ordering: .relaxed)
      throw error
    }
    if chunk == nil { isAtEnd.store(true, ordering: .relaxed) }
    return chunk
  }

  private func received() async throws -> [UInt8]? {
    let eventLoop = body.eventLoop
    if eventLoop.inEventLoop, let ready = try body.value.takeReady() { return ready }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if eventLoop.inEventLoop {
          body.value.next(continuation)
        } else {
          eventLoop.execute { self.body.value.next(continuation) }
        }
      }
    } onCancel: {
      eventLoop.execute { self.body.value.abandon() }
    }
  }
}
