/// How a run or one of its steps stands. The words are those of the history, of JSON and of the terminal.
public enum RunStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// It has begun and not ended.
  case running
  /// It ended and every assertion held.
  case passed
  /// It ended and an assertion did not hold.
  case failed
  /// A step threw.
  case error
  /// A person or a time limit stopped it.
  case interrupted
  /// Its process died without a word; told of a run that is `running` in the file and nowhere else.
  case crashed
  /// It was never begun; said of steps only.
  case skipped
}
