import HTTPTransport
import PolicyExpressions

/// `set-status`: sets status code and reason of the response.
struct SetStatus: Policy {
  static let name = "set-status"
  static let sections = Set(Section.allCases)

  private let code: PolicyExpression<Int>
  private let reason: PolicyExpression<String>?

  init(_ element: PolicyElement) throws(PolicyError) {
    code = try element.expression("code")
    reason = try element.optionalExpression("reason")
    if let literal = code.literal, !Self.codes.contains(literal) {
      throw element.error(at: "code", "code is \(literal)", hint: "a number from 100 to 999 was expected")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    var response = context.response ?? Response()
    try await edit(&response, context)
    context.response = response
    return .next
  }

  /// Does to a response what the policy says.
  func edit(_ response: inout Response, _ context: PolicyContext) async throws {
    let status = try await context.evaluate(code)
    guard Self.codes.contains(status) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "\(status) is not a status code.")
    }
    response.status = status
    response.reason = if let reason { try await context.evaluate(reason) } else { nil }
  }

  private static let codes = 100...999
}
