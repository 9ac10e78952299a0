/// What a policy document needs from outside, each name once and in the order of the document.
public struct PolicyNeeds: Sendable, Hashable {
  /// The named values without a value, `{{name}}`.
  public var namedValues: [String] = []
  /// The placeholders without a value, `{name}` or a word such as `RETRY_COUNT`, which labs leave in their templates.
  public var placeholders: [String] = []
  /// The policy fragments that it includes.
  public var fragments: [String] = []
  /// The backend entities that it names; names that expressions make are not known.
  public var backends: [String] = []
  /// The loggers that it names.
  public var loggers: [String] = []

  /// Whether it needs nothing.
  public var isEmpty: Bool { self == PolicyNeeds() }
}
