/// A step that draws a chart of an output.
public struct ShowChart<Value: Codable & Sendable>: Step {
  /// What the chart shows.
  public let name: String
  /// Exercise: a chart shows what came back, before anything is said about it.
  public let phase = Phase.exercise
  /// The output that it shows.
  public var reads: [String] { [output.name] }
  /// It looks at an output only.
  public var isPure: Bool { true }
  private let output: Output<Value>
  private let chart: @Sendable (Value) throws -> Chart

  /// Creates a step that draws what `chart` makes of the output.
  public init(_ name: String, _ output: Output<Value>, _ chart: @escaping @Sendable (Value) throws -> Chart) {
    self.name = name
    self.output = output
    self.chart = chart
  }

  /// Draws the chart.
  public func run(_ session: Session) async throws {
    session.emit(.chart(try chart(session.value(of: output))))
  }
}
