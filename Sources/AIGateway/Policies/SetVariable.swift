import PolicyExpressions

/// `set-variable`: keeps a value for later policies of the same request; literal text is kept as a string.
struct SetVariable: Policy {
  static let name = "set-variable"
  static let sections = Set(Section.allCases)

  private let variable: String
  private let value: PolicyExpression<Value>

  init(_ element: PolicyElement) throws(PolicyError) {
    variable = try element.literal("name")
    value = try element.expression("value")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.variables[variable] = try await context.evaluate(value)
    return .next
  }
}
