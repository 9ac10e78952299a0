/// What one assertion said.
public struct AssertionRecord: Sendable, Hashable, Codable {
  /// What should be so, as a sentence.
  public var message: String
  /// Whether it was so.
  public var passed: Bool
  /// What was expected, as text.
  public var expected: String?
  /// What was there instead, or was measured.
  public var actual: String?
  /// The source file of the assertion.
  public var file: String?
  /// Its line, from 1.
  public var line: Int?

  /// Creates a record of an assertion.
  public init(
    _ message: String, passed: Bool, expected: String? = nil, actual: String? = nil, file: String? = nil,
    line: Int? = nil
  ) {
    self.message = message
    self.passed = passed
    self.expected = expected
    self.actual = actual
    self.file = file
    self.line = line
  }
}
