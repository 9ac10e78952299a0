import NIOCore

/// One request on its way and whoever waits for the response; it belongs to an event loop.
final class Exchange {
  let request: OutgoingRequest
  var continuation: CheckedContinuation<Response, any Error>?
  /// The connection that the request was sent on.
  weak var connection: ClientConnection?
  var wasRepeated = false
  /// What ends the wait for the response's head.
  private var timer: Scheduled<Void>?

  init(_ request: OutgoingRequest) {
    self.request = request
  }

  /// Nobody waits any more.
  var isOver: Bool { continuation == nil }

  /// Fails the exchange when a time has passed without a response.
  func limit(to timeout: Duration, on eventLoop: any EventLoop) {
    let exchange = NIOLoopBound(self, eventLoop: eventLoop)
    timer = eventLoop.scheduleTask(in: TimeAmount(timeout)) { exchange.value.fail(TransportError.timedOut) }
  }

  func succeed(_ response: Response) {
    timer.take()?.cancel()
    continuation.take()?.resume(returning: response)
  }

  /// Ends the exchange without a response, and its connection, on which an answer might still arrive.
  func fail(_ error: any Error) {
    guard let continuation = continuation.take() else { return }
    timer.take()?.cancel()
    continuation.resume(throwing: error)
    connection?.close()
  }
}
