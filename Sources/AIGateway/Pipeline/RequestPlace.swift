import HTTPTransport

/// The API and the operation that a request is for. All requests to one operation share it: their contexts would
/// else copy what few policies ask for.
final class RequestPlace: Sendable {
  let api: API?
  let operation: Operation?
  /// Where requests go unless a policy names a backend.
  let target: PolicyContext.Target?

  /// - Parameter backend: The entity that is the server of an API of the type `mcp`.
  init(_ api: API?, _ operation: Operation?, backend: DeployedBackends.Entity? = nil) {
    self.api = api
    self.operation = operation
    if let backend {
      target = PolicyContext.Target(backend, isEndpoint: true)
    } else {
      target = api?.serviceURL.flatMap { RequestURL($0) }.map { PolicyContext.Target(url: $0) }
    }
  }
}
