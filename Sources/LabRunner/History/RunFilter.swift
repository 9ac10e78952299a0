public import LabTime

/// Which runs of a history are wanted: those that meet every condition.
public struct RunFilter: Sendable, Hashable {
  /// A parameter and the value that it has.
  public struct Parameter: Sendable, Hashable {
    /// The parameter's name.
    public var name: String
    /// Its value as text.
    public var value: String

    /// Creates a condition.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The lab they are of; nil for any.
  public var lab: String?
  /// How they stand: one of these; any when there are none.
  public var statuses: Set<RunStatus> = []
  /// Tags that they all bear.
  public var tags: [String] = []
  /// They began at this time or later.
  public var since: Instant?
  /// They began before this time.
  public var until: Instant?
  /// The beginning of the commit of their sources, in hexadecimal digits.
  public var commit: String?
  /// The machine they were made on.
  public var host: String?
  /// Values that their parameters have.
  public var parameters: [Parameter] = []
  /// Conditions on what they measured; a run meets one when any of its metrics of that name does.
  public var metrics: [MetricCondition] = []
  /// Text in their note, or in what a step of theirs showed, asserted or failed with; ASCII letters match in either
  /// case.
  public var text: String?
  /// Part of the name of a step that they have.
  public var step: String?
  /// How many at most, the newest first; nil for all.
  public var limit: Int?
  /// How many of the newest are passed over.
  public var offset = 0

  /// Creates a filter that every run meets.
  public init() {}
}
