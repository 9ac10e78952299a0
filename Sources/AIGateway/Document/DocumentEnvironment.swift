/// What documents are read with: the text for their named values and placeholders.
struct DocumentEnvironment: Sendable {
  /// The text for `{{name}}`.
  var namedValues: [String: String] = [:]
  /// The text for `{name}`, which labs leave in their templates.
  var placeholders: [String: String] = [:]
}
