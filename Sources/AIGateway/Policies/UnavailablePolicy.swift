/// A policy that API Management has and this gateway has not: it loads, and fails when a request reaches it.
struct UnavailablePolicy: Policy {
  static let name = ""
  static let sections = Set(Section.allCases)

  private let element: String

  init(_ element: PolicyElement) throws(PolicyError) {
    self.element = element.name
    element.acceptEverything()
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    throw PolicyFailure.internalError(
      reason: "NotSupported", detail: "The policy '\(element)' is not available in this gateway.")
  }
}
