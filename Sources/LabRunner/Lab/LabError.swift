/// Why `labs` could not do what it was asked: what is wrong, what to do, and how the process ends.
public struct LabError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure, which is the process' exit code.
  public var code: ExitCode
  /// What is wrong, without a full stop.
  public var message: String
  /// What to do.
  public var hint: String?

  /// Creates an error.
  public init(_ code: ExitCode, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The message and the hint on one line.
  public var description: String {
    hint.map { "\(message); \($0)" } ?? message
  }
}
