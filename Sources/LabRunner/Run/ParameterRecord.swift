/// A parameter of a run: what it was, and who said so.
public struct ParameterRecord: Sendable, Hashable, Codable {
  /// Where a parameter's value came from.
  public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
    /// The lab's own default.
    case standard = "default"
    /// `-p name=value` on the command line.
    case flag
    /// A parameter file.
    case file
    /// An environment variable.
    case environment
  }

  /// The parameter's name.
  public var name: String
  /// Its value as text, as `-p` would take it.
  public var value: String
  /// Where the value came from.
  public var source: Source

  /// Creates a record of a parameter.
  public init(name: String, value: String, source: Source) {
    self.name = name
    self.value = value
    self.source = source
  }
}
