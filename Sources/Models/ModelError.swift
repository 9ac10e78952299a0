/// Why a model's data cannot be had or used.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: Sendable, Hashable {
    /// There is no such model, or no such file.
    case unknown
    /// The data is not what was expected: foreign, damaged, of another version.
    case data
    /// The package index cannot be reached, or a program that is needed is missing.
    case unavailable
    /// A file cannot be written or read.
    case inputOutput
  }

  /// The kind of trouble.
  public var kind: Kind
  /// What is wrong, without a full stop.
  public var message: String
  /// What to do.
  public var hint: String?

  /// Creates an error.
  public init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// The message and the hint on one line.
  public var description: String {
    hint.map { "\(message); \($0)" } ?? message
  }
}
