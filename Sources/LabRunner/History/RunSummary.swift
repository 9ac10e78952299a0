/// A run as the list of runs shows it: its row, and how much it did.
public struct RunSummary: Sendable, Hashable, Encodable {
  /// How much a run did.
  public struct Counts: Sendable, Hashable, Codable {
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
    /// The median latency of the requests that were answered with a status below 400, in milliseconds of the run's
    /// own clock; nil without any.
    public let p50Ms: Double?
  }

  /// The run's row.
  public let run: RunRecord
  /// How much it did.
  public let counts: Counts
  /// Words to find it by, in the order of the alphabet.
  public let tags: [String]
  /// Whether it is the run that its lab's others are compared with.
  public let isBaseline: Bool

  private enum CodingKeys: CodingKey {
    case tags, baseline
  }

  /// Writes the run's own fields with the counts, the tags and `baseline` among them.
  public func encode(to encoder: any Encoder) throws {
    try run.encode(to: encoder)
    try counts.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tags, forKey: .tags)
    try container.encode(isBaseline, forKey: .baseline)
  }
}
