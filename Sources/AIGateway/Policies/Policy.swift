/// One element of a policy document, ready to run.
protocol Policy: PolicyAction {
  /// The element's name, as API Management spells it.
  static var name: String { get }
  /// The sections it may stand in.
  static var sections: Set<Section> { get }

  /// Reads every attribute and child once, when the document loads.
  init(_ element: PolicyElement) throws(PolicyError)
}

/// What a policy does with a request.
protocol PolicyAction: Sendable {
  /// Does what the policy is for.
  func run(_ context: PolicyContext) async throws -> Outcome
}
