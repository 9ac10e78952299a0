public import LabTime

/// Something that happened in a run.
///
/// Steps run one after another: what comes between a step's start and its end belongs to it. The history
/// writes events down (``RunWriter``), reports show them (``Report``), and a stored run can give its events
/// again (``LabRun/events``).
public struct RunEvent: Sendable, Hashable {
  /// What happened.
  public enum Kind: Sendable, Hashable {
    /// The run began; the number is its place in the history, nil when none is kept.
    case runStarted(RunHeader, number: Int64?)
    /// The steps that follow are of this phase.
    case phaseStarted(Phase)
    /// A step's body is about to run.
    case stepStarted(name: String)
    /// A step will not run, as it passed in an earlier run; what it did there follows, then its end.
    case stepReused(name: String, run: Int64)
    /// A step will not run.
    case stepSkipped(name: String)
    /// The step showed text.
    case text(TextRecord)
    /// The step sent a request and has its answer.
    case request(RequestRecord)
    /// The step measured something.
    case metric(MetricRecord)
    /// The step asserted something.
    case assertion(AssertionRecord)
    /// The step drew a chart.
    case chart(Chart)
    /// The step gave an output its value.
    case output(OutputRecord)
    /// The step ended; the failure is the error it threw.
    case stepFinished(RunStatus, StepFailure?)
    /// The run ended; a crashed one has no exit code.
    case runFinished(RunStatus, exitCode: Int?)
  }

  /// When it happened by the wall clock.
  public var wall: Instant
  /// When it happened by the run's own clock, which may be simulated.
  public var time: Instant
  /// What happened.
  public var kind: Kind

  /// Creates an event.
  public init(_ kind: Kind, wall: Instant, time: Instant) {
    self.kind = kind
    self.wall = wall
    self.time = time
  }
}
