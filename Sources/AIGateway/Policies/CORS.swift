import HTTPTransport
import PolicyExpressions

/// `cors`: answers browsers that ask whether a page of another origin may call, and lets its scripts read answers.
///
/// Source: the "cors" page of the policy reference; what the fields mean is of the Fetch standard, 3.2.
struct CORS: Policy {
  static let name = "cors"
  static let sections: Set<Section> = [.inbound]

  private let allowsCredentials: PolicyExpression<Bool>?
  private let endsUnmatched: PolicyExpression<Bool>?
  private let maxAge: PolicyExpression<Int>?
  private let origins: [PolicyExpression<String>]
  private let methods: [PolicyExpression<String>]
  private let headers: [PolicyExpression<String>]
  private let exposed: [PolicyExpression<String>]

  init(_ element: PolicyElement) throws(PolicyError) {
    allowsCredentials = try element.optionalExpression("allow-credentials")
    endsUnmatched = try element.optionalExpression("terminate-unmatched-request")
    let methods = try element.child(named: "allowed-methods")
    maxAge = try methods?.optionalExpression("preflight-result-max-age")
    origins = try Self.texts("origin", in: try element.requiredChild(named: "allowed-origins"))
    self.methods = try Self.texts("method", in: methods)
    headers = try Self.texts("header", in: try element.child(named: "allowed-headers"))
    exposed = try Self.texts("header", in: try element.child(named: "expose-headers"))
  }

  private static func texts(
    _ name: String, in element: PolicyElement?
  ) throws(PolicyError) -> [PolicyExpression<String>] {
    var texts: [PolicyExpression<String>] = []
    for child in element?.children(named: name) ?? [] { texts.append(try child.textExpression()) }
    return texts
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard let origin = context.request.headers["Origin"] else { return .next }
    if context.isPreflight { return try await preflight(from: origin, context) }
    guard var fields = try await fields(for: origin, context) else {
      let isSimple = context.request.method == "GET" || context.request.method == "HEAD"
      return isSimple ? try await unmatched(context) : .next
    }
    let exposed = try await texts(exposed, context)
    if !exposed.isEmpty { fields["Access-Control-Expose-Headers"] = exposed.joined(separator: ",") }
    context.responseFields = fields
    return .next
  }

  private func preflight(from origin: String, _ context: PolicyContext) async throws -> Outcome {
    let asked = context.request.headers
    guard var fields = try await fields(for: origin, context), let method = asked[Request.preflightMethod]
    else { return try await unmatched(context) }
    var methods = try await texts(methods, context)
    if methods.isEmpty { methods = ["GET", "POST"] }
    let wanted = asked[all: "Access-Control-Request-Headers"].flatMap { $0.split(separator: ",") }
      .map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    let headers = try await texts(headers, context)
    guard methods.contains("*") || methods.contains(where: { $0.equalsIgnoringCase(method) }),
      headers.contains("*")
        || wanted.allSatisfy({ name in headers.contains { $0.equalsIgnoringCase(name) } })
    else { return try await unmatched(context) }
    fields["Access-Control-Allow-Methods"] = method
    if !wanted.isEmpty { fields["Access-Control-Allow-Headers"] = wanted.joined(separator: ",") }
    if let maxAge { fields["Access-Control-Max-Age"] = String(try await context.evaluate(maxAge)) }
    context.response = Response(200, headers: fields)
    return .respond
  }

  // The fields that let an origin in; nil for one that may not.
  private func fields(for origin: String, _ context: PolicyContext) async throws -> Headers? {
    let origins = try await texts(origins, context)
    let isAnyAllowed = origins.contains("*")
    guard isAnyAllowed || origins.contains(where: { Self.isSame($0, origin) }) else { return nil }
    let credentials =
      if let allowsCredentials { try await context.evaluate(allowsCredentials) } else { false }
    // With credentials browsers do not accept the star.
    var fields: Headers = ["Access-Control-Allow-Origin": isAnyAllowed && !credentials ? "*" : origin]
    if credentials { fields["Access-Control-Allow-Credentials"] = "true" }
    return fields
  }

  // The attribute table of the page has false for the default, its notes have true.
  private func unmatched(_ context: PolicyContext) async throws -> Outcome {
    let ends = if let endsUnmatched { try await context.evaluate(endsUnmatched) } else { true }
    guard ends else { return .next }
    context.response = Response(200)
    return .respond
  }

  private func texts(
    _ expressions: [PolicyExpression<String>], _ context: PolicyContext
  ) async throws -> [String] {
    var texts: [String] = []
    for expression in expressions { texts.append(try await context.evaluate(expression)) }
    return texts
  }

  // Scheme and host compare without case; the page's own example has a slash at the end.
  private static func isSame(_ allowed: String, _ origin: String) -> Bool {
    (allowed.hasSuffix("/") ? String(allowed.dropLast()) : allowed).equalsIgnoringCase(origin)
  }
}

extension Request {
  static let preflightMethod = "Access-Control-Request-Method"

  /// Whether a browser asks with this request whether it may send another (Fetch standard, 3.2.2).
  var isPreflight: Bool {
    method == "OPTIONS" && headers.contains("Origin") && headers.contains(Self.preflightMethod)
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
