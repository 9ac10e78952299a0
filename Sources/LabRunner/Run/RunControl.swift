public import AIGateway

/// Decides how a run goes on after each of its steps: on a terminal it asks the person.
///
/// The run's own time stands still meanwhile.
public protocol RunControl: Sendable {
  /// Receives the trace of each request of the run; when nil, none is made.
  var onTrace: (@Sendable (Trace) -> Void)? { get }

  /// What to do after a step has ended; not asked for once the clean-up has begun.
  func decision(after step: EndedStep, in session: Session) async -> RunDecision
}

extension RunControl {
  /// Wants no traces.
  public var onTrace: (@Sendable (Trace) -> Void)? { nil }
}

/// A step that has just ended.
public struct EndedStep: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its phase.
  public let phase: Phase
  /// How it ended.
  public let status: RunStatus
  /// The error it threw.
  public let failure: StepFailure?
  /// The steps of the run that may be gone back to: those that have begun, in their order, this one last.
  public let begun: [String]
  /// The next step that is to run; nil when only the clean-up is left.
  public let next: String?
}

/// How a run goes on.
public enum RunDecision: Sendable, Hashable {
  /// As it would if nobody had been asked: after an error to the clean-up, else to the next step.
  case goOn
  /// With a step that has begun already, and those after it; what is deployed is put back to where it was before.
  ///
  /// `reload` reads the policy documents again first; when they cannot run, it is asked again. A step that only looks
  /// at outputs is then retried from the step that gave them their values, as the old ones came of the old policy.
  case retry(from: String, reload: Bool = false)
  /// With the next step, even after an error.
  case skip
  /// With the clean-up.
  case cleanUp
}
