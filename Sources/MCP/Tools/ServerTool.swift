public import OpenAI

/// A tool together with what does its work.
public struct ServerTool: Sendable {
  /// What does the work. What it throws fails the call, with the error's text for the model to read.
  public typealias Handler = @Sendable (ToolInvocation) async throws -> ToolResult

  /// What the server lists.
  public var tool: Tool
  /// What does the work.
  public var handler: Handler

  /// Creates a tool.
  public init(
    _ name: String, _ description: String, inputSchema: JSON = ["type": "object", "properties": [:]],
    outputSchema: JSON? = nil, handler: @escaping Handler
  ) {
    tool = Tool(name, description: description, inputSchema: inputSchema, outputSchema: outputSchema)
    self.handler = handler
  }
}
