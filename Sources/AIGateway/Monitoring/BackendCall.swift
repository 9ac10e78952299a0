import HTTPTransport
import LabTime

/// A request that was forwarded to a backend, and its answer.
struct BackendCall: Sendable {
  /// The backend entity's name, when one was named.
  let backend: String?
  let method: String
  let url: RequestURL
  let sent: Instant
  /// When the head of the answer came; nil while none has.
  var answered: Instant?
  /// The answer's status; nil while there is none.
  var status: Int?

  /// The time until the answer began, or until an instant when none came.
  func duration(until end: Instant) -> Duration { (answered ?? end) - sent }
}

extension PolicyContext {
  /// Notes that a request goes out to a backend.
  ///
  /// - Parameter backend: The backend entity's name, of a pool its member's.
  func callBegins(_ request: Request, to backend: String?) {
    guard monitoring != nil else { return }
    backendCalls.append(
      BackendCall(
        backend: backend, method: request.method, url: request.url, sent: environment.clock.now))
  }

  /// Notes the answer to the last request that went out.
  func callEnds(_ response: Response) {
    guard let last = backendCalls.indices.last else { return }
    backendCalls[last].answered = environment.clock.now
    backendCalls[last].status = response.status
  }
}
