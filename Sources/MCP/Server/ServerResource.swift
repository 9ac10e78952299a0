import OpenAI

/// Something that a server lets clients read, such as a document, by its URI.
public struct ServerResource: Sendable {
  /// What it is read by, such as `docs://handbook`.
  public var uri: String
  /// The name.
  public var name: String
  /// What it holds; nil when nobody has said.
  public var description: String?
  /// The type of its content.
  public var mimeType: String
  /// Reads it.
  public var text: @Sendable () async throws -> String

  /// Creates a resource of text.
  public init(
    _ uri: String, name: String, description: String? = nil, mimeType: String = "text/plain",
    text: @escaping @Sendable () async throws -> String
  ) {
    self.uri = uri
    self.name = name
    self.description = description
    self.mimeType = mimeType
    self.text = text
  }

  /// The resource as it stands in a list.
  var json: JSON {
    var object: JSONObject = ["uri": .string(uri), "name": .string(name)]
    if let description { object["description"] = .string(description) }
    object["mimeType"] = .string(mimeType)
    return .object(object)
  }
}
