/// A run whose history could no longer be written while it went on: what is kept, what is lost, and why.
public struct UnkeptRun: Error, Sendable, Hashable {
  /// The run's number in the history.
  public let number: Int64?
  /// The step that was running when the first write failed.
  public let step: String?
  /// What went wrong.
  public let cause: ResultStoreError
}

extension UnkeptRun: CustomStringConvertible {
  /// What went wrong, and how far the run is kept.
  public var description: String {
    let place = step.map { "the end of \"\(PlainText.line($0))\" and what came after it are" } ?? "its end is"
    let run = number.map { "run \($0)" } ?? "the run"
    return "\(cause)\n       \(run) is kept up to there; \(place) lost, and the steps left were not begun"
  }
}
