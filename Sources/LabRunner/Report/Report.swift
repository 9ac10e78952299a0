/// A way of showing a run while it happens, or again from the history.
public protocol Report: Sendable {
  /// Shows an event. A report that can no longer show anything keeps quiet: the run goes on.
  func show(_ event: RunEvent)
}
