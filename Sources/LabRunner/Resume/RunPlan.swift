/// What is done about each step of a lab in a run.
public struct RunPlan: Sendable {
  /// What is done about a step.
  enum Action: Sendable {
    /// It runs.
    case run
    /// It passed in an earlier run, and what it did there is taken over.
    case reuse(PassedStep)
    /// It does not run.
    case skip
  }

  private let actions: [String: Action]

  /// - Parameter actions: By the names of the steps; those without one run.
  init(_ actions: [String: Action]) {
    self.actions = actions
  }

  /// Every step runs.
  public static let everything = RunPlan([:])

  /// What is done about the step of a name.
  func action(for name: String) -> Action { actions[name] ?? .run }
}
