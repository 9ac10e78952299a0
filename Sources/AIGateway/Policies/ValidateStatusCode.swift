import HTTPTransport
import PolicyExpressions

/// `validate-status-code`: looks whether the operation says that there are responses of this status.
///
/// Source: the "validate-status-code" page of the policy reference.
struct ValidateStatusCode: Policy {
  static let name = "validate-status-code"
  static let sections: Set<Section> = [.outbound, .onError]

  private struct Override {
    let code: Int
    let action: PolicyExpression<ValidationAction>
  }

  private let action: PolicyExpression<ValidationAction>
  private let variable: String?
  private let overrides: [Override]

  init(_ element: PolicyElement) throws(PolicyError) {
    action = try element.expression("unspecified-status-code-action")
    // Both spellings are found in documents.
    let plural = try element.optionalLiteral("errors-variable-name")
    let singular = try element.optionalLiteral("error-variable-name")
    variable = plural ?? singular
    var overrides: [Override] = []
    for child in element.children(named: "status-code") {
      overrides.append(
        Override(code: try child.integer("code", in: 100...999), action: try child.expression("action")))
    }
    self.overrides = overrides
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard let status = context.response?.status else { return .next }
    let responses = context.operation?.responses ?? []
    if responses.contains(where: { $0.statusCode == status }) { return .next }
    let action = try await context.evaluate(overrides.first { $0.code == status }?.action ?? action)
    guard action != .ignore else { return .next }
    let error = ValidationError(
      "\(status)", .statusCode, .unspecified, "Response status code \(status) is not allowed.", action)
    try context.report([error], by: Self.name, in: variable)
    return .next
  }
}
