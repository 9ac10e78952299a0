/// A step that says what should be so, and finds out whether it is.
///
/// It fails when one of its expectations does not hold; the other steps of the assert phase still run.
public struct Assert: Step {
  /// The claim, as a sentence.
  public let name: String
  /// Assert.
  public let phase = Phase.assert
  /// The outputs that the claim is about.
  public let reads: [String]
  /// It looks at outputs only.
  public var isPure: Bool { true }
  private let body: @Sendable (Session, inout Expectations) throws -> Void

  /// Creates a claim about one output.
  public init<Value>(
    _ claim: String, _ output: Output<Value>,
    _ body: @escaping @Sendable (Value, inout Expectations) throws -> Void
  ) {
    name = claim
    reads = [output.name]
    self.body = { session, expectations in
      try body(session.value(of: output), &expectations)
    }
  }

  /// Creates a claim about two outputs.
  public init<First, Second>(
    _ claim: String, _ first: Output<First>, _ second: Output<Second>,
    _ body: @escaping @Sendable (First, Second, inout Expectations) throws -> Void
  ) {
    name = claim
    reads = [first.name, second.name]
    self.body = { session, expectations in
      try body(session.value(of: first), session.value(of: second), &expectations)
    }
  }

  /// Checks the expectations and records each.
  public func run(_ session: Session) async throws {
    var expectations = Expectations()
    // Also what was found out before the body threw.
    defer { for assertion in expectations.assertions { session.emit(.assertion(assertion)) } }
    try body(session, &expectations)
  }
}
