/// A step that passed in an earlier run.
public struct PassedStep: Sendable {
  /// What it did.
  let record: StepRecord
  /// The run that did it.
  let run: Int64
  /// The state of the deployment at its end, as text by the names of the parts.
  let state: [String: String]
}
