import HTTPTransport
import PolicyExpressions

/// `set-backend-service`: sends the request to another backend than the API's own.
struct SetBackendService: Policy {
  static let name = "set-backend-service"
  static let sections: Set<Section> = [.inbound, .backend]

  private enum Choice {
    case url(PolicyExpression<String>)
    case backend(PolicyExpression<String>)
  }

  private let choice: Choice

  init(_ element: PolicyElement) throws(PolicyError) {
    let backend: PolicyExpression<String>? = try element.optionalExpression("backend-id")
    let url: PolicyExpression<String>? = try element.optionalExpression("base-url")
    for name in Self.elsewhere { _ = try element.optionalLiteral(name) }
    switch (backend, url) {
    case (let backend?, nil):
      choice = .backend(backend)
    case (nil, let url?):
      if let literal = url.literal, !Self.isAccepted(literal) {
        throw element.error(
          at: "base-url", "base-url is \"\(literal)\"", hint: "http:// or https:// and a host were expected")
      }
      choice = .url(url)
    default:
      throw element.error(
        "<set-backend-service> needs either backend-id or base-url",
        hint: backend == nil ? "add backend-id=\"...\"" : "keep one")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    switch choice {
    case .backend(let expression):
      let name = try await context.evaluate(expression)
      guard let backend = context.deployed.backends[name] else {
        throw PolicyFailure.internalError(
          reason: "BackendNotFound", detail: "Backend with id '\(name)' could not be found.")
      }
      context.target = PolicyContext.Target(backend)
    case .url(let expression):
      // A base URL does not override a backend entity that a broader scope chose.
      guard context.target?.entity == nil || context.target?.isEndpoint == true else { return .next }
      let text = try await context.evaluate(expression)
      guard let url = RequestURL(text), !url.host.isEmpty else {
        throw PolicyFailure.internalError(
          reason: "ExpressionValueEvaluationFailure",
          detail: "'\(text)' is not a URL that requests can be sent to.")
      }
      context.target = PolicyContext.Target(url: url)
    }
    return .next
  }

  // Templates leave it empty, and WebSocket APIs name their own schemes; both load, and fail when they run.
  private static func isAccepted(_ url: String) -> Bool {
    if url.isEmpty || url.hasPrefix("ws://") || url.hasPrefix("wss://") { return true }
    return RequestURL(url)?.host.isEmpty == false
  }

  // Service Fabric and Dapr: read, so that the document loads, and without meaning here.
  private static let elsewhere = [
    "sf-resolve-condition", "sf-service-instance-name", "sf-partition-key", "sf-listener-name",
    "sf-replica-type", "dapr-app-id", "dapr-method", "dapr-namespace", "id",
  ]
}
