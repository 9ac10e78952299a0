/// A policy that API Management has and this gateway has not: it loads, and fails when a request reaches it.
struct UnavailablePolicy: Policy {
  static let name = ""
  static let sections = Set(Section.allCases)

  private let policy: String

  /// Stands in for a policy, whose attributes and content are not looked at.
  init(named policy: String) {
    self.policy = policy
  }

  init(_ element: PolicyElement) throws(PolicyError) {
    self.init(named: element.name)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    throw PolicyFailure.internalError(
      reason: "NotSupported", detail: "The policy '\(policy)' is not available in this gateway.")
  }
}
