/// An operation of another API as a tool, an element of the property `mcpTools`.
public struct MCPTool: Sendable, Hashable {
  /// The name that a call gives.
  public var name: String
  /// The API that the operation is of.
  public var api: String
  /// The operation's resource name.
  public var operation: String
  /// What it does, for the model; nil for the operation's own description.
  public var description: String?

  /// Creates a tool.
  public init(_ name: String, api: String, operation: String, description: String? = nil) {
    self.name = name
    self.api = api
    self.operation = operation
    self.description = description
  }

  /// Every operation of an API as a tool of the operation's name.
  public static func operations(of api: API) -> [MCPTool] {
    api.operations.map { MCPTool($0.name, api: api.name, operation: $0.name) }
  }
}
