/// Where the tools of an API of the type `mcp` are.
public enum MCPSource: Sendable, Hashable {
  /// Operations of other APIs of the service: the gateway is the server.
  case tools([MCPTool])
  /// A server behind the gateway, by its backend entity; whatever transport it has is passed through.
  case server(backend: String)
}
