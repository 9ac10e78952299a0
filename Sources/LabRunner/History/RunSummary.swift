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
  }

  /// The run's row.
  public let run: RunRecord
  /// How much it did.
  public let counts: Counts

  /// Writes the run's own fields with the counts among them.
  public func encode(to encoder: any Encoder) throws {
    try run.encode(to: encoder)
    try counts.encode(to: encoder)
  }
}
