/// `include-fragment`: stands for the policies of a fragment, which are put in its place when the document loads.
struct IncludeFragment: Policy {
  static let name = "include-fragment"
  static let sections = Set(Section.allCases)

  /// The policies of the fragment.
  let steps: [PolicyStep]

  init(_ element: PolicyElement) throws(PolicyError) {
    let name = try element.literal("fragment-id")
    let fragments = element.site?.fragments ?? [:]
    guard let fragment = fragments[name] else {
      throw element.error(
        at: "fragment-id", "there is no policy fragment \"\(name)\"",
        hint: Spelling.nearest(to: name, in: fragments.keys.sorted()).map { "did you mean \"\($0)\"?" })
    }
    // The policies stand where they are included: that is their section and their scope.
    element.site?.place(fragment.policies)
    var steps: [PolicyStep] = []
    for policy in fragment.policies { steps.append(try PolicyRegistry.step(policy)) }
    self.steps = steps
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await steps.run(context)
  }
}
