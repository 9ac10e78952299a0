/// `include-fragment`: stands for the policies of a fragment, which are looked up when the document loads.
struct IncludeFragment: Policy {
  static let name = "include-fragment"
  static let sections = Set(Section.allCases)

  private let steps: [PolicyStep]

  init(_ element: PolicyElement) throws(PolicyError) {
    steps = try element.fragment(named: try element.literal("fragment-id"))
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await steps.run(context)
  }
}
