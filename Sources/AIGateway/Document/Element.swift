/// An element of a document: its name, its attributes and what is inside.
struct Element: Sendable {
  /// The name as written.
  let name: String
  /// Where in the document its start tag begins.
  let offset: Int
  /// The attributes in the order of the document.
  var attributes: [Attribute] = []
  /// The elements inside; empty for an element whose content is kept as text, such as `set-body`.
  var children: [Element] = []
  /// The text inside without comments; for `set-body` and its like the whole content as written.
  var text = SourceText()

  /// An attribute: a name and a value.
  struct Attribute: Sendable {
    /// The name as written.
    let name: String
    /// Where in the document the name begins.
    let offset: Int
    /// Where in the document the value begins, after the quote and blanks before an expression.
    let valueOffset: Int
    /// The value.
    let value: SourceText
  }
}
