/// What is wrong with a policy document, and where.
public struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The document: a file's path, or the name of a text.
  public var file: String
  /// The line; the first is 1.
  public var line: Int
  /// The column in characters, as a reader counts them; the first is 1.
  public var column: Int
  /// What is wrong.
  public var message: String
  /// What would be right; nil when there is nothing to say.
  public var hint: String?

  /// Creates an error at a line and column of a file.
  public init(file: String, line: Int, column: Int, message: String, hint: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  init(file: String, place: Place, message: String, hint: String? = nil) {
    self.init(file: file, line: place.line, column: place.column, message: message, hint: hint)
  }

  /// The error on one line: `policy.xml:12:7: message. hint`.
  public var description: String {
    "\(file):\(line):\(column): \(message)" + (hint.map { ". \($0)" } ?? "")
  }
}
