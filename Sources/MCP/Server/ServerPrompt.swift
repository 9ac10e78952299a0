import OpenAI

/// A prompt that a server has ready for its users, with places for arguments.
public struct ServerPrompt: Sendable {
  /// A place in the prompt.
  public struct Argument: Sendable, Hashable {
    /// The name that a user's client gives.
    public var name: String
    /// What to put there; nil when nobody has said.
    public var description: String?
    /// Whether the prompt cannot do without.
    public var isRequired: Bool

    /// Creates a place.
    public init(_ name: String, description: String? = nil, required: Bool = false) {
      self.name = name
      self.description = description
      isRequired = required
    }

    var json: JSON {
      var object: JSONObject = ["name": .string(name)]
      if let description { object["description"] = .string(description) }
      object["required"] = .bool(isRequired)
      return .object(object)
    }
  }

  /// The name.
  public var name: String
  /// What it is for; nil when nobody has said.
  public var description: String?
  /// The places.
  public var arguments: [Argument]
  /// The text of the user's message, for the arguments by their names.
  public var text: @Sendable ([String: String]) async throws -> String

  /// Creates a prompt.
  public init(
    _ name: String, description: String? = nil, arguments: [Argument] = [],
    text: @escaping @Sendable (_ arguments: [String: String]) async throws -> String
  ) {
    self.name = name
    self.description = description
    self.arguments = arguments
    self.text = text
  }

  /// The prompt as it stands in a list.
  var json: JSON {
    var object: JSONObject = ["name": .string(name)]
    if let description { object["description"] = .string(description) }
    if !arguments.isEmpty { object["arguments"] = .array(arguments.map(\.json)) }
    return .object(object)
  }
}
