public import OpenAI

/// A tool as a server lists it: what it is called, what it does, what it takes.
public struct Tool: Sendable, Hashable {
  /// The name that calls give.
  public var name: String
  /// The name people see; nil for ``name``.
  public var title: String?
  /// What it does, for the model that chooses among tools.
  public var description: String?
  /// The JSON Schema of the arguments, an object.
  public var inputSchema: JSON
  /// The JSON Schema of the structured result; nil when it has none.
  public var outputSchema: JSON?

  /// Creates a description; without a schema the tool takes no arguments.
  public init(
    _ name: String, title: String? = nil, description: String? = nil,
    inputSchema: JSON = ["type": "object", "properties": [:]], outputSchema: JSON? = nil
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.inputSchema = inputSchema
    self.outputSchema = outputSchema
  }

  /// Reads an element of `tools`; nil when name or schema is missing.
  public init?(_ json: JSON) {
    guard let name = json["name"]?.string, let inputSchema = json["inputSchema"], inputSchema.object != nil
    else { return nil }
    self.init(
      name, title: json["title"]?.string, description: json["description"]?.string,
      inputSchema: inputSchema, outputSchema: json["outputSchema"])
  }

  /// The tool as it stands in a list for a client of a revision.
  public func json(_ revision: Revision) -> JSON {
    var object: JSONObject = ["name": .string(name)]
    if let title, revision.hasStructuredContent { object["title"] = .string(title) }
    if let description { object["description"] = .string(description) }
    object["inputSchema"] = inputSchema
    if let outputSchema, revision.hasStructuredContent { object["outputSchema"] = outputSchema }
    return .object(object)
  }
}
