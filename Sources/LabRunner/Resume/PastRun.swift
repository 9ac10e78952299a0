/// A run that another one can go on from: what its steps did, and the state of its deployment at their ends.
public struct PastRun: Sendable {
  /// The run with all that it recorded.
  public let run: LabRun
  /// The files of its lab as they were.
  public let documents: [DocumentRecord]
  /// The steps that can be reused, in their order.
  let passed: [PassedStep]

  /// Whether the state at the ends of its steps was kept; only the newest runs' are, and older versions kept none.
  public let hasStates: Bool

  /// - Parameter states: The parts of the state that each step has changed, by the step's place in the run.
  init(_ run: LabRun, states: [Int: [String: String]], documents: [DocumentRecord]) {
    self.run = run
    self.documents = documents
    hasStates = !states.isEmpty
    var passed: [PassedStep] = []
    var state: [String: String] = [:]
    for step in run.lastAttempts {
      state.merge(states[step.ordinal] ?? [:]) { $1 }
      guard step.status == .passed, hasStates else { continue }
      passed.append(PassedStep(record: step, run: step.reusedFrom ?? run.number, state: state))
    }
    self.passed = passed
  }

  /// How a step of a name ended; nil when the run has not come to it.
  func status(of name: String) -> RunStatus? {
    run.lastAttempts.last { $0.name == name }?.status
  }
}
