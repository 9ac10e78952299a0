import PolicyExpressions

/// `choose`: runs the policies of the first `when` whose condition holds, else those of `otherwise`.
struct Choose: Policy {
  static let name = "choose"
  static let sections = Set(Section.allCases)

  private let branches: [Branch]
  private let otherwise: [PolicyStep]

  private struct Branch {
    let condition: PolicyExpression<Bool>
    let steps: [PolicyStep]
  }

  init(_ element: PolicyElement) throws(PolicyError) {
    var branches: [Branch] = []
    for branch in element.children(named: "when") {
      branches.append(Branch(condition: try branch.expression("condition"), steps: try branch.steps()))
    }
    guard !branches.isEmpty else {
      throw element.error("<choose> has no <when>", hint: "add <when condition=\"@(...)\">")
    }
    self.branches = branches
    otherwise = try element.child(named: "otherwise")?.steps() ?? []
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await branch(context).run(context)
  }

  /// The policies that are to run.
  func branch(_ context: PolicyContext) async throws -> [PolicyStep] {
    for branch in branches where try await context.evaluate(branch.condition) { return branch.steps }
    return otherwise
  }
}
