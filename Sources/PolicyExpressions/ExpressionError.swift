/// Why an expression is refused when it loads, and where.
public struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in the words of the C# compiler where it has some.
  public let message: String
  /// What would be right, when that is known.
  public let hint: String?
  /// The line within the expression's text, from 1.
  public let line: Int
  /// The column within the line, from 1, in characters.
  public let column: Int

  /// Creates an error.
  public init(message: String, hint: String? = nil, line: Int, column: Int) {
    self.message = message
    self.hint = hint
    self.line = line
    self.column = column
  }

  /// `line:column: message`, then the hint in brackets.
  public var description: String {
    "\(line):\(column): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}
