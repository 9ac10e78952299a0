/// What a document asks its surroundings for, each name once, in the order of the document.
struct DocumentNeeds: Sendable, Hashable {
  /// The names in `{{name}}`.
  var namedValues: [String] = []
  /// The names in `{name}` and words such as `RETRY_COUNT`: placeholders of a template that is filled in before it is
  /// deployed.
  var placeholders: [String] = []
}
