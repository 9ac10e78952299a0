/// The error that a step threw.
public struct StepFailure: Sendable, Hashable, Codable {
  /// The error's type.
  public var type: String
  /// What the error says.
  public var message: String
  /// The source file it came from, where that is known.
  public var file: String?
  /// The line, from 1.
  public var line: Int?

  /// Creates a failure from its parts.
  public init(type: String, message: String, file: String? = nil, line: Int? = nil) {
    self.type = type
    self.message = message
    self.file = file
    self.line = line
  }

  /// Creates a failure from an error.
  public init(_ error: any Error) {
    self.init(type: "\(Swift.type(of: error))", message: "\(error)")
  }
}
