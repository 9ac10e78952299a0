import OpenAI

/// A server of the Model Context Protocol: who it is, which tools it has, and what does their work.
///
/// ```swift
/// MCPServer("weather", version: "1.0") {
///   ServerTool("get_cities", "The cities of a country", inputSchema: [...]) { call in .text("Lisbon, Porto") }
/// }
/// ```
public struct MCPServer: Sendable {
  /// Its name and version.
  public var info: Implementation
  /// What a model should know about the server as a whole.
  public var instructions: String?
  /// The tools, in the order of the list.
  public private(set) var tools: [Tool]
  /// What clients can read.
  public var resources: [ServerResource] = []
  /// The prompts that it has ready.
  public var prompts: [ServerPrompt] = []
  /// How many elements a page of a list has; nil for all of them.
  public var pageSize: Int?
  /// What answers the calls.
  public var call: ServerTool.Handler
  private let schemas: [String: JSONSchema]

  /// Creates a server from tools and what answers the calls of all of them.
  ///
  /// A schema that cannot be used, such as one with references to elsewhere, is listed and not checked.
  public init(
    _ info: Implementation, tools: [Tool], instructions: String? = nil, pageSize: Int? = nil,
    call: @escaping ServerTool.Handler
  ) {
    self.info = info
    self.tools = tools
    self.instructions = instructions
    self.pageSize = pageSize.map { max($0, 1) }
    self.call = call
    schemas = Dictionary(
      tools.compactMap { tool in (try? JSONSchema(tool.inputSchema)).map { (tool.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Creates a server from tools that come with what does their work.
  public init(
    _ name: String, version: String, instructions: String? = nil, pageSize: Int? = nil,
    @ToolsBuilder tools: () -> [ServerTool]
  ) {
    let tools = tools()
    let handlers = Dictionary(
      tools.map { ($0.tool.name, $0.handler) }, uniquingKeysWith: { first, _ in first })
    self.init(
      Implementation(name, version: version), tools: tools.map(\.tool), instructions: instructions,
      pageSize: pageSize
    ) { call in
      guard let handler = handlers[call.name] else {
        throw JSONRPCError.invalidParams("Unknown tool: \(call.name)")
      }
      return try await handler(call)
    }
  }

  /// What is wrong with the arguments of a call; nil when nothing is.
  func complaint(about arguments: JSONObject, of tool: String) -> String? {
    guard let violations = schemas[tool]?.validate(.object(arguments)), !violations.isEmpty else {
      return nil
    }
    let all = violations.map { $0.path.isEmpty ? $0.message : "\($0.path): \($0.message)" }
    return "Invalid arguments for tool \(tool): \(all.joined(separator: "; "))"
  }
}

/// Lists a server's tools.
@resultBuilder public enum ToolsBuilder {
  /// The tools in order.
  public static func buildBlock(_ tools: ServerTool...) -> [ServerTool] { tools }
}
