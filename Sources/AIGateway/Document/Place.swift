/// A position in a document, as an editor shows it.
struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The line; the first is 1.
  var line: Int
  /// The column in Unicode scalars; the first is 1.
  var column: Int

  var description: String { "\(line):\(column)" }
}
