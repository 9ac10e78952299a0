import HTTPTransport
import PolicyExpressions

/// `rewrite-uri`: gives the request another path and query, made from the operation's template parameters.
///
/// Source: the "rewrite-uri" page of the policy reference.
struct RewriteURI: Policy {
  static let name = "rewrite-uri"
  static let sections: Set<Section> = [.inbound]

  private let template: PolicyExpression<String>
  private let copiesUnmatched: Bool

  init(_ element: PolicyElement) throws(PolicyError) {
    template = try element.expression("template")
    copiesUnmatched = try element.bool("copy-unmatched-params", default: true)
    if let literal = template.literal, literal.contains("://") {
      throw element.error(
        at: "template", "template is \"\(literal)\"",
        hint: "a path was expected; set-backend-service chooses the host")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let text = try await context.evaluate(template)
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = context.request.url.query ?? ""
    let operation = OperationParameters(
      context.operation?.urlTemplate ?? "", context.matchedParameters, query)
    let path = try Self.filled(parts[0], operation)
    var fields = QueryString.fields(parts.count > 1 ? try Self.filled(parts[1], operation) : "")
    if copiesUnmatched { fields += operation.unmatchedFields }
    context.request.url.path = path.hasPrefix("/") ? path : "/" + path
    context.request.url.query = QueryString.query(fields)
    return .next
  }

  // Parameters in braces replaced by their values.
  private static func filled(_ template: Substring, _ operation: OperationParameters) throws -> String {
    var text = ""
    var rest = template
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      var name = rest[rest.index(after: open)..<close]
      if name.first == "*" { name = name.dropFirst() }
      guard let value = operation.value(of: String(name)) else {
        throw PolicyFailure.internalError(
          reason: "TemplateParameterNotFound",
          detail: "The template parameter '\(name)' is not one of the operation's URL template.")
      }
      text += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}

/// The template parameters of the operation that a request is for, of its path and of its query.
private struct OperationParameters {
  private let template: String
  private let path: [String: String]
  private var query: [String: String] = [:]
  /// The fields of the request's query that the operation's template does not name.
  let unmatchedFields: [Substring]

  init(_ template: String, _ path: [String: String], _ query: String) {
    self.template = template
    self.path = path
    var unmatched = QueryString.fields(query)
    if let mark = template.firstIndex(of: "?") {
      for (name, value) in QueryString.parameters(String(template[template.index(after: mark)...])) {
        unmatched.removeAll { QueryString.isField($0, named: name) }
        if value.hasPrefix("{"), value.hasSuffix("}") {
          self.query[String(value.dropFirst().dropLast())] = QueryString.value(of: name, in: query)
        }
      }
    }
    unmatchedFields = unmatched
  }

  /// The value as it stands in a URL; nil for a name that the template does not have.
  func value(of name: String) -> String? {
    if let value = path[name] {
      // The rest of a path keeps its slashes and is still as it was on the wire.
      return template.contains("{*\(name)}") ? value : QueryString.encoded(value)
    }
    return query[name].map(QueryString.encoded)
  }
}
