/// Why an expression was refused, or what it threw, and where.
public struct ExpressionTrialError: Error, Sendable, Hashable {
  /// The full .NET name of the exception that it threw; nil for an expression that was refused.
  public let exception: String?
  /// What is wrong, or the exception's message.
  public let message: String
  /// What would be right; nil when there is nothing to say.
  public let hint: String?
  /// The line within the expression; the first is 1.
  public let line: Int
  /// The column in characters; the first is 1.
  public let column: Int
}
