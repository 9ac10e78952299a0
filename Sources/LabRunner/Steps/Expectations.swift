/// What an ``Assert`` step has found out so far: each expectation becomes one assertion of the run.
public struct Expectations {
  private(set) var assertions: [AssertionRecord] = []

  /// Expects two values to be the same.
  public mutating func equal<Value: Equatable>(
    _ actual: Value, _ expected: Value, _ message: String, file: String = #filePath, line: Int = #line
  ) {
    record(message, actual == expected, "\(expected)", "\(actual)", file, line)
  }

  /// Expects something to be so.
  ///
  /// - Parameters:
  ///   - expected: What should be so, in words or numbers.
  ///   - actual: What is, in words or numbers.
  public mutating func that(
    _ holds: Bool, _ message: String, expected: String, actual: String, file: String = #filePath,
    line: Int = #line
  ) {
    record(message, holds, expected, actual, file, line)
  }

  private mutating func record(
    _ message: String, _ passed: Bool, _ expected: String, _ actual: String, _ file: String, _ line: Int
  ) {
    assertions.append(
      AssertionRecord(
        message, passed: passed, expected: expected, actual: actual, file: SourcePlace.path(file), line: line)
    )
  }
}
