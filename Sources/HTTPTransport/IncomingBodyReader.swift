import NIOCore

/// The end of an ``IncomingBody`` that any thread may hold; letting go of it abandons the body.
final class IncomingBodyReader: Sendable {
  private let body: NIOLoopBound<IncomingBody>

  init(_ body: IncomingBody, eventLoop: any EventLoop) {
    self.body = NIOLoopBound(body, eventLoop: eventLoop)
  }

  deinit {
    body.eventLoop.execute { [body] in body.value.abandon() }
  }

  /// The body as a stream of chunks.
  static func stream(_ body: IncomingBody, eventLoop: any EventLoop) -> Body {
    let reader = IncomingBodyReader(body, eventLoop: eventLoop)
    return .stream(BodyStream { try await reader.next() })
  }

  private func next() async throws -> [UInt8]? {
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
