import PolicyExpressions

/// What documents are read with: the text for their named values and placeholders, and what `context` is.
struct DocumentEnvironment: Sendable {
  /// The text for `{{name}}`.
  var namedValues: [String: String] = [:]
  /// The text for `{name}`, which labs leave in their templates.
  var placeholders: [String: String] = [:]
  /// The type of `context` in expressions.
  var context: HostType
}
