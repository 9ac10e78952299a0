import HTTPTransport
import PolicyExpressions

/// `jsonp`: wraps a JSON response in a call of the function that the caller names in the query.
///
/// Source: the "jsonp" page of the policy reference. Without the parameter the response stays as it is.
struct JSONP: Policy {
  static let name = "jsonp"
  static let sections: Set<Section> = [.outbound]

  private let parameter: PolicyExpression<String>

  init(_ element: PolicyElement) throws(PolicyError) {
    parameter = try element.expression("callback-parameter-name")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let parameter = try await context.evaluate(parameter)
    let query = QueryString.parameters(context.originalURL.query ?? "")
    guard let callback = query.first(where: { $0.name == parameter })?.value else { return .next }
    guard Self.isIdentifier(callback) else {
      throw PolicyFailure(
        status: 400,
        message: "Value of callback parameter \(parameter) is not a valid JavaScript identifier.",
        reason: "CallbackParameterInvalid")
    }
    guard MediaType(context.response?.headers["Content-Type"]).isJSON else { return .next }
    try await context.gather(.response)
    guard case .bytes(let json)? = context.response?.body else { return .next }
    context.response?.body = .bytes(Array("\(callback)(".utf8) + json + Array(");".utf8))
    context.response?.headers["Content-Type"] = "application/javascript; charset=utf-8"
    return .next
  }

  /// Names of JavaScript with dots between them, such as `jQuery.cb_1`; no word of the language itself.
  private static func isIdentifier(_ text: String) -> Bool {
    guard text.utf8.count <= 256 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { name in
      guard let first = name.unicodeScalars.first, !reserved.contains(name) else { return false }
      func isStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar == "_" || scalar.properties.isIDStart
      }
      return isStart(first)
        && name.unicodeScalars.allSatisfy { isStart($0) || $0.properties.isIDContinue }
    }
  }

  // ECMA-262, 12.7.2 reserved words.
  private static let reserved: Set<Substring> = [
    "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do",
    "else", "enum", "export", "extends", "false", "finally", "for", "function", "if", "import", "in",
    "instanceof", "new", "null", "return", "super", "switch", "this", "throw", "true", "try", "typeof", "var",
    "void", "while", "with", "yield",
  ]
}
