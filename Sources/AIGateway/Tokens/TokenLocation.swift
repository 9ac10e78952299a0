import HTTPTransport
import PolicyExpressions

/// Where a request has its token: a header, a parameter of the query, or whatever an expression answers.
enum TokenLocation: Sendable {
  /// By its name; nil for `Authorization`.
  case header(PolicyExpression<String>?, scheme: PolicyExpression<String>?)
  case query(PolicyExpression<String>)
  case value(PolicyExpression<String>)

  /// Reads `header-name`, `query-parameter-name` or `token-value`.
  ///
  /// - Parameter isInAuthorization: Whether the token is in that header when nothing else is said.
  init(_ element: PolicyElement, isInAuthorization: Bool) throws(PolicyError) {
    let header: PolicyExpression<String>? = try element.optionalExpression("header-name")
    let query: PolicyExpression<String>? = try element.optionalExpression("query-parameter-name")
    let value: PolicyExpression<String>? = try element.optionalExpression("token-value")
    let scheme: PolicyExpression<String>? = try element.optionalExpression("require-scheme")
    switch (header, query, value) {
    case (let name?, nil, nil): self = .header(name, scheme: scheme)
    case (nil, let name?, nil): self = .query(name)
    case (nil, nil, let text?): self = .value(text)
    case (nil, nil, nil):
      guard isInAuthorization else {
        throw element.error(
          "<\(element.name)> does not say where the token is",
          hint: "add header-name, query-parameter-name or token-value")
      }
      self = .header(nil, scheme: scheme)
    default:
      throw element.error(
        "<\(element.name)> names more than one place for the token",
        hint: "keep one of header-name, query-parameter-name and token-value")
    }
  }

  /// The token without its scheme.
  ///
  /// - Throws: ``TokenFailure/notPresent`` when there is none.
  func token(_ context: PolicyContext) async throws -> String {
    let found: String?
    switch self {
    case .header(let name, let scheme):
      let name = if let name { try await context.evaluate(name) } else { "Authorization" }
      var required: String?
      if let scheme, name.lowercased() == "authorization" { required = try await context.evaluate(scheme) }
      found = context.request.headers[name].flatMap { Self.credentials(in: $0, scheme: required) }
    case .query(let name):
      let name = try await context.evaluate(name)
      found = context.request.url.query.flatMap { QueryString.value(of: name, in: $0) }
    case .value(let text):
      found = Self.credentials(in: try await context.evaluate(text), scheme: nil)
    }
    guard let found, !found.isEmpty else { throw TokenFailure.notPresent }
    return found
  }

  // The scheme of a header's value (RFC 9110, 11.4) goes; "Bearer" may be there unless another is required.
  private static func credentials(in value: String, scheme: String?) -> String? {
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.first?.lowercased() == (scheme ?? "Bearer").lowercased() else {
      // Without a scheme the value is the token; what is wrong with one of two words is told when it is read.
      return scheme == nil ? value : nil
    }
    return parts.dropFirst().first?.split(separator: " ").first.map(String.init)
  }
}
