/// Why a JSON Schema cannot be used.
public struct JSONSchemaError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where in the document, as a JSON pointer such as `#/properties/name`.
  public let location: String
  /// What is wrong.
  public let message: String

  init(_ location: String, _ message: String) {
    self.location = location
    self.message = message
  }

  /// Place and message on one line.
  public var description: String { "\(location): \(message)" }
}
