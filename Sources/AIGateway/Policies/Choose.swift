import PolicyExpressions

/// `choose`: runs the policies of the first `when` whose condition holds, else those of `otherwise`.
struct Choose: Policy {
  static let name = "choose"
  static let sections = Set(Section.allCases)

  private let branches: [(condition: PolicyExpression<Bool>, steps: [PolicyStep])]
  private let otherwise: [PolicyStep]

  init(_ element: PolicyElement) throws(PolicyError) {
    var branches: [(condition: PolicyExpression<Bool>, steps: [PolicyStep])] = []
    for branch in try element.children(named: "when") {
      branches.append((try branch.expression("condition"), try branch.steps()))
    }
    guard !branches.isEmpty else {
      throw element.error("'choose' has no 'when'", hint: "add <when condition=\"@(...)\">")
    }
    self.branches = branches
    let rest = try element.children(named: "otherwise")
    guard rest.count <= 1 else {
      throw rest[1].error("'choose' has more than one 'otherwise'", hint: "keep one")
    }
    otherwise = try rest.first?.steps() ?? []
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    for branch in branches where try await context.evaluate(branch.condition) {
      return try await branch.steps.run(context)
    }
    return try await otherwise.run(context)
  }
}
