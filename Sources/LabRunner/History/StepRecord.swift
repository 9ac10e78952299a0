import GRDB
public import LabTime

/// A step of a stored run, with all that it left behind.
public struct StepRecord: Sendable, Hashable, Encodable {
  /// Its place in the run, from 1.
  public let ordinal: Int
  /// Its name.
  public let name: String
  /// The phase it belongs to.
  public let phase: Phase
  /// How it stands.
  public internal(set) var status: RunStatus
  /// Which attempt at the step it is, from 1.
  public let attempt: Int
  /// Whether it, or a step before it, was tried again: then it counts no more.
  public let superseded: Bool
  /// The run that it was reused from; nil for a step that ran.
  public let reusedFrom: Int64?
  /// When it started by the wall clock; nil for a step that was skipped.
  public let startedAt: Instant?
  /// How long it took by the wall clock, in milliseconds.
  public let durationMs: Double?
  /// When it started by the run's own clock; nil for a step that was skipped.
  public let clockStartedAt: Instant?
  /// How long it took by the run's own clock, in milliseconds.
  public let clockDurationMs: Double?
  /// The error it threw.
  public let error: StepFailure?
  /// The text it showed.
  public internal(set) var texts: [Recorded<TextRecord>] = []
  /// The requests it sent.
  public internal(set) var requests: [Recorded<RequestRecord>] = []
  /// What it measured.
  public internal(set) var metrics: [Recorded<MetricRecord>] = []
  /// What it asserted.
  public internal(set) var assertions: [Recorded<AssertionRecord>] = []
  /// The charts it drew.
  public internal(set) var charts: [Recorded<Chart>] = []
  /// The outputs it gave values.
  public internal(set) var outputs: [Recorded<OutputRecord>] = []

  init(row: Row) throws {
    let columns = try StoredRow<Columns>(row: row).value
    ordinal = columns.ordinal
    name = columns.name
    phase = columns.phase
    status = columns.status
    attempt = columns.attempt
    superseded = columns.superseded
    reusedFrom = columns.reusedFrom
    startedAt = columns.startedAt
    durationMs = columns.durationMs
    clockStartedAt = columns.clockStartedAt
    clockDurationMs = columns.clockDurationMs
    error = columns.errorType.map {
      StepFailure(
        type: $0, message: columns.errorMessage ?? "", file: columns.errorFile, line: columns.errorLine)
    }
  }

  private struct Columns: Codable {
    var ordinal: Int
    var name: String
    var phase: Phase
    var status: RunStatus
    var attempt: Int
    var superseded: Bool
    var reusedFrom: Int64?
    var startedAt: Instant?
    var durationMs: Double?
    var clockStartedAt: Instant?
    var clockDurationMs: Double?
    var errorType: String?
    var errorMessage: String?
    var errorFile: String?
    var errorLine: Int?
  }
}
