/// A position in a document, as an editor shows it.
struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The line; the first is 1.
  var line: Int
  /// The column in characters, as a reader counts them; the first is 1.
  var column: Int

  var description: String { "\(line):\(column)" }
}
