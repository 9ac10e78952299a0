/// One request on its way and whoever waits for the response; it belongs to an event loop.
final class Exchange {
  let request: OutgoingRequest
  var continuation: CheckedContinuation<Response, any Error>?
  /// The connection that the request was sent on, until its response is complete or it is closed.
  var connection: ClientConnection?
  var wasRepeated = false
  /// What ends the wait for the response's head, and the exchange's place there.
  var deadline: (deadlines: ExchangeDeadlines, place: Int)?

  init(_ request: OutgoingRequest) {
    self.request = request
  }

  /// Nobody waits any more.
  var isOver: Bool { continuation == nil }

  func succeed(_ response: Response) {
    leaveDeadlines()
    continuation.take()?.resume(returning: response)
  }

  /// Ends the exchange without a response, and its connection, on which an answer might still arrive.
  func fail(_ error: any Error) {
    guard let continuation = continuation.take() else { return }
    leaveDeadlines()
    continuation.resume(throwing: error)
    connection?.close()
  }

  private func leaveDeadlines() {
    guard let (deadlines, place) = deadline.take() else { return }
    deadlines.remove(at: place)
  }
}
