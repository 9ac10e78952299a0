/// A stored run with all that it recorded.
public struct LabRun: Sendable, Hashable, Encodable {
  /// The version of this shape in JSON.
  public static let schema = "labs.run/1"

  /// The run's row.
  public let run: RunRecord
  /// The lab it ran, as it was called then.
  public let lab: LabRecord
  /// Its parameters.
  public let parameters: [ParameterRecord]
  /// Words to find it by, in the order of the alphabet.
  public let tags: [String]
  /// Its steps in order.
  public let steps: [StepRecord]

  /// The number people type.
  public var number: Int64 { run.id }

  /// The steps that count: of one that was tried again the last attempt.
  public var lastAttempts: [StepRecord] { steps.filter { !$0.superseded } }

  /// The outputs by name; of one that was given several values, the last.
  public var outputs: [String: String] {
    var values: [String: String] = [:]
    for step in lastAttempts {
      for output in step.outputs { values[output.name] = output.value }
    }
    return values
  }

  /// Every request in order.
  public var requests: [RequestRecord] { lastAttempts.flatMap { $0.requests.map(\.content) } }

  /// Every assertion in order.
  public var assertions: [AssertionRecord] { lastAttempts.flatMap { $0.assertions.map(\.content) } }

  /// Every metric in order.
  public var metrics: [MetricRecord] { lastAttempts.flatMap { $0.metrics.map(\.content) } }

  /// Every chart in order.
  public var charts: [Chart] { lastAttempts.flatMap { $0.charts.map(\.content) } }

  private enum CodingKeys: CodingKey {
    case schema, params, tags, steps
  }

  /// Writes the run's own fields with `schema`, `params`, `tags` and `steps` among them.
  public func encode(to encoder: any Encoder) throws {
    try run.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(parameters, forKey: .params)
    try container.encode(tags, forKey: .tags)
    try container.encode(steps, forKey: .steps)
  }
}
