/// A run as the list of runs shows it: its row, and how much it did.
public struct RunSummary: Sendable, Hashable, Encodable {
  /// The run's row.
  public let run: RunRecord
  /// How many steps it began or skipped.
  public let steps: Int
  /// How many of them passed.
  public let stepsPassed: Int
  /// How many assertions it made.
  public let assertions: Int
  /// How many of them did not hold.
  public let assertionsFailed: Int
  /// How many requests it sent.
  public let requests: Int

  private enum CodingKeys: CodingKey {
    case steps, stepsPassed, assertions, assertionsFailed, requests
  }

  /// Writes the run's own fields with the counts among them.
  public func encode(to encoder: any Encoder) throws {
    try run.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(steps, forKey: .steps)
    try container.encode(stepsPassed, forKey: .stepsPassed)
    try container.encode(assertions, forKey: .assertions)
    try container.encode(assertionsFailed, forKey: .assertionsFailed)
    try container.encode(requests, forKey: .requests)
  }
}
