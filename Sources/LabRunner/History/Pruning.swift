public import LabTime

/// Which runs a history may lose. Those that bear a tag, are a baseline or still run are never among them.
public struct Pruning: Sendable, Hashable {
  /// How many of each lab's newest runs stay in any case; nil for none.
  public var keep: Int?
  /// What began at this time or later stays; nil for no such limit.
  public var before: Instant?
  /// Whether the runs stay with their parameters, steps, metrics and assertions, and lose only what is large: texts,
  /// requests, charts, outputs and files.
  public var outputsOnly = false

  /// Creates a rule that no run is kept by.
  public init() {}

  /// What was, or would be, taken away.
  public struct Outcome: Sendable, Hashable {
    /// The runs, newest first.
    public let runs: [Int64]
    /// By how much the file shrank, in bytes.
    public let freed: Int64
  }
}
