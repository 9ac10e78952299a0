import OpenAI

/// An argument of a tool, and where it goes in the request to the tool's operation.
struct ToolArgument: Sendable {
  enum Place: String, Sendable {
    case path, query, header, body
  }

  /// The argument's name.
  let name: String
  let place: Place
  /// The parameter's name; of a body its media type.
  let target: String
  let isRequired: Bool
  let schema: JSON

  /// The text of a value in a path, a query or a header.
  static func text(_ value: JSON) -> String {
    value.string ?? value.description
  }
}
