/// A step that uses the service and keeps what came back in an output.
public struct Exercise<Value: Codable & Sendable>: Step {
  /// What the step does.
  public let name: String
  /// Exercise.
  public let phase = Phase.exercise
  /// The output that keeps what came back.
  public var saves: [String] { [output.name] }
  private let output: Output<Value>
  private let body: @Sendable (Session) async throws -> Value

  /// Creates a step that saves what its body returns.
  public init(
    _ name: String, saving output: Output<Value>, _ body: @escaping @Sendable (Session) async throws -> Value
  ) {
    self.name = name
    self.output = output
    self.body = body
  }

  /// Runs the body and saves what it returns.
  public func run(_ session: Session) async throws {
    try session.save(try await body(session), as: output)
    session.measureRequests()
  }
}
