import HTTPTransport
import PolicyExpressions

/// `check-header`: refuses a request that lacks a header, or whose header has none of the values allowed.
struct CheckHeader: Policy {
  static let name = "check-header"
  static let sections: Set<Section> = [.inbound]

  private let header: PolicyExpression<String>
  private let code: PolicyExpression<Int>
  private let message: PolicyExpression<String>
  private let ignoresCase: PolicyExpression<Bool>
  private let values: [PolicyExpression<String>]

  init(_ element: PolicyElement) throws(PolicyError) {
    header = try element.expression("name")
    code = try element.expression("failed-check-httpcode")
    message = try element.expression("failed-check-error-message")
    ignoresCase = try element.expression("ignore-case")
    var values: [PolicyExpression<String>] = []
    for value in element.children(named: "value") { values.append(try value.textExpression()) }
    self.values = values
    if let literal = code.literal, !Self.codes.contains(literal) {
      throw element.error(
        at: "failed-check-httpcode", "failed-check-httpcode is \(literal)",
        hint: "a number from 100 to 999 was expected")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let name = try await context.evaluate(header)
    let given = context.request.headers[all: name]
    guard !given.isEmpty else {
      throw try await refusal(
        "HeaderNotFound", "Header \(name) was not found in the request. Access denied.", context)
    }
    guard !values.isEmpty else { return .next }
    let ignoresCase = try await context.evaluate(ignoresCase)
    for value in values {
      let allowed = try await context.evaluate(value)
      let isGiven = given.contains {
        ignoresCase ? $0.lowercased() == allowed.lowercased() : $0 == allowed
      }
      if isGiven { return .next }
    }
    throw try await refusal(
      "HeaderValueNotAllowed",
      "Header \(name) value of \(given.joined(separator: ",")) is not allowed. Access denied.", context)
  }

  private func refusal(
    _ reason: String, _ detail: String, _ context: PolicyContext
  ) async throws -> PolicyFailure {
    let status = try await context.evaluate(code)
    guard Self.codes.contains(status) else {
      return .internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "\(status) is not a status code.")
    }
    return PolicyFailure(
      status: status, message: try await context.evaluate(message), reason: reason, detail: detail)
  }

  private static let codes = 100...999
}
