/// One request on its way and whoever waits for the response; it belongs to an event loop.
final class Exchange {
  let request: OutgoingRequest
  var continuation: CheckedContinuation<Response, any Error>?
  /// The connection that the request was sent on.
  weak var connection: ClientConnection?
  var wasRepeated = false

  init(_ request: OutgoingRequest) {
    self.request = request
  }

  /// Nobody waits any more.
  var isOver: Bool { continuation == nil }

  func succeed(_ response: Response) {
    continuation.take()?.resume(returning: response)
  }

  /// Ends the exchange without a response, and its connection, on which an answer might still arrive.
  func fail(_ error: any Error) {
    guard let continuation = continuation.take() else { return }
    continuation.resume(throwing: error)
    connection?.close()
  }
}
