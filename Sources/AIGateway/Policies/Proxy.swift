import Foundation
import HTTPTransport
import PolicyExpressions

/// `proxy`: sends the request, or the one of the policy around it, through an HTTP proxy.
///
/// Source: the "proxy" page of the policy reference.
struct Proxy: Policy {
  static let name = "proxy"
  static let sections: Set<Section> = [.inbound, .backend]

  private let url: PolicyExpression<String>
  private let username: PolicyExpression<String>?
  private let password: PolicyExpression<String>?

  init(_ element: PolicyElement) throws(PolicyError) {
    url = try element.expression("url")
    username = try element.optionalExpression("username")
    password = try element.optionalExpression("password")
    if let literal = url.literal, Self.address(literal) == nil {
      throw element.error(at: "url", "url is \"\(literal)\"", hint: "http:// and a host were expected")
    }
    if username == nil, password != nil { throw element.missing("username") }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.proxy = try await proxy(context)
    return .next
  }

  /// The proxy, with the Basic credentials that it is told (RFC 7617).
  func proxy(_ context: PolicyContext) async throws -> HTTPProxy {
    let text = try await context.evaluate(url)
    guard let url = Self.address(text) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "'\(text)' is no address of an HTTP proxy.")
    }
    guard let username else { return HTTPProxy(url) }
    let user = try await context.evaluate(username)
    let password = if let password { try await context.evaluate(password) } else { "" }
    return HTTPProxy(url, authorization: "Basic " + Data("\(user):\(password)".utf8).base64EncodedString())
  }

  private static func address(_ text: String) -> RequestURL? {
    guard let url = RequestURL(text), !url.host.isEmpty, url.scheme == "http" else { return nil }
    return url
  }
}
