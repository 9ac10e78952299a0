/// What a running expression threw and nobody caught.
public struct ExpressionFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The full .NET name of the exception's type, such as `System.FormatException`.
  public let exception: String
  /// The exception's message, as .NET Framework words it.
  public let message: String
  /// The line within the expression's text, from 1.
  public let line: Int
  /// The column within the line, from 1, in characters.
  public let column: Int

  /// Creates a failure.
  public init(exception: String, message: String, line: Int = 1, column: Int = 1) {
    self.exception = exception
    self.message = message
    self.line = line
    self.column = column
  }

  /// `exception: message`, as .NET prints one.
  public var description: String {
    "\(exception): \(message)"
  }
}
