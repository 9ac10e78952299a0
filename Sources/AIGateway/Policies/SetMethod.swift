import HTTPTransport
import PolicyExpressions

/// `set-method`: changes the method of the request, or of a message being built.
struct SetMethod: Policy {
  static let name = "set-method"
  static let sections: Set<Section> = [.inbound, .onError]

  private let method: PolicyExpression<String>

  init(_ element: PolicyElement) throws(PolicyError) {
    method = try element.textExpression()
    if let literal = method.literal, !Self.isMethod(literal) {
      throw element.error("\"\(literal)\" is not a method", hint: "a word such as POST was expected")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.request.method = try await method(context)
    return .next
  }

  /// The method that the policy gives, in upper case.
  func method(_ context: PolicyContext) async throws -> String {
    let text = try await context.evaluate(method)
    guard Self.isMethod(text) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "'\(text)' is not a method.")
    }
    return text.uppercased()
  }

  // A token: RFC 9110, 5.6.2.
  private static func isMethod(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
