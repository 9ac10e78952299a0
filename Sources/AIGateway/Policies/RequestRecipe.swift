import HTTPTransport
import LabTime
import PolicyExpressions

/// What `send-request` and `send-one-way-request` send: the attributes and children that both have.
struct RequestRecipe {
  private let mode: PolicyExpression<String>?
  private let timeout: PolicyExpression<Double>?
  private let url: PolicyExpression<String>?
  private let method: SetMethod?
  private let headers: [SetHeader]
  private let body: SetBody?
  private let basic: AuthenticationBasic?
  private let identity: AuthenticationManagedIdentity?
  private let certificate: AuthenticationCertificate?
  private let proxy: Proxy?

  init(_ element: PolicyElement) throws(PolicyError) {
    mode = try element.optionalExpression("mode")
    timeout = try element.optionalExpression("timeout")
    url = try element.child(named: "set-url")?.textExpression()
    method = try element.child(named: SetMethod.name).map(SetMethod.init)
    var headers: [SetHeader] = []
    for header in element.children(named: SetHeader.name) { headers.append(try SetHeader(header)) }
    self.headers = headers
    body = try element.child(named: SetBody.name).map(SetBody.init)
    basic = try element.child(named: AuthenticationBasic.name).map(AuthenticationBasic.init)
    identity = try element.child(named: AuthenticationManagedIdentity.name)
      .map(AuthenticationManagedIdentity.init)
    certificate = try element.child(named: AuthenticationCertificate.name).map(AuthenticationCertificate.init)
    proxy = try element.child(named: Proxy.name).map(Proxy.init)
    if let literal = mode?.literal, Self.copies(literal) == nil {
      throw element.error(at: "mode", "mode is \"\(literal)\"", hint: "new or copy was expected")
    }
    if url == nil, mode == nil || mode?.literal == "new" {
      throw element.error("<\(element.name)> has no <set-url>", hint: "add <set-url>https://...</set-url>")
    }
    if let literal = url?.literal, RequestURL(literal)?.host.isEmpty ?? true {
      throw element.error(
        "<set-url> is \"\(literal)\"", hint: "http:// or https:// and a host were expected")
    }
    if let literal = timeout?.literal, !(literal > 0) {
      throw element.error(at: "timeout", "timeout is \(literal)", hint: "more than 0 seconds were expected")
    }
  }

  /// The request, with every expression evaluated; its timeout is for the whole response.
  func request(_ context: PolicyContext) async throws -> Request {
    var request = try await start(context)
    if let method { request.method = try await method.method(context) }
    for header in headers { try await header.change(context)?.apply(to: &request.headers) }
    if let body { request.body = try await body.body(context) }
    if let basic { request.headers["Authorization"] = try await basic.authorization(context) }
    if let authorization = try await identity?.authorization(context) {
      request.headers["Authorization"] = authorization
    }
    request.clientCertificate = try await certificate?.certificate(context)
    request.proxy = try await proxy?.proxy(context)
    let seconds = if let timeout { try await context.evaluate(timeout) } else { Self.usualTimeout }
    request.timeout = .nanoseconds(seconds > 0 ? Int64(min(seconds * 1e9, 1e18)) : 0)
    return request
  }

  // A new request or a copy of the current one, at its URL.
  private func start(_ context: PolicyContext) async throws -> Request {
    let mode = if let mode { try await context.evaluate(mode) } else { "new" }
    guard let copies = Self.copies(mode) else {
      throw Self.failure("'\(mode)' is not a mode; it is new or copy.")
    }
    guard copies || url != nil else { throw Self.failure("A new request needs a <set-url>.") }
    let address = if let url { try await context.evaluate(url) } else { context.currentURL.description }
    guard let target = RequestURL(address), !target.host.isEmpty else {
      throw Self.failure("'\(address)' is not a URL that requests can be sent to.")
    }
    guard copies else { return Request("GET", target) }
    var request = context.request
    request.url = target
    request.headers.remove("Host")
    request.clientAddress = ""
    // The current request still needs its body; after the backend it has been sent.
    if context.section.actsOnRequest {
      try await context.gather(.request)
      request.body = context.request.body
    } else {
      request.body = .empty
    }
    return request
  }

  private static func copies(_ mode: String) -> Bool? {
    switch mode {
    case "new": false
    case "copy": true
    default: nil
    }
  }

  private static func failure(_ detail: String) -> PolicyFailure {
    .internalError(reason: "ExpressionValueEvaluationFailure", detail: detail)
  }

  // Seconds. Source: the "send-request" page of the policy reference.
  private static let usualTimeout = 60.0
}
