/// The names of header fields and of members of `_meta` that the protocol gives.
enum Field {
  static let session = "Mcp-Session-Id"
  static let lastEvent = "Last-Event-ID"
  static let revision = "MCP-Protocol-Version"
  // Revision 2026-07-28 repeats method and name for those who route by header fields.
  static let method = "Mcp-Method"
  static let name = "Mcp-Name"

  static let metaRevision = "io.modelcontextprotocol/protocolVersion"
  static let metaCapabilities = "io.modelcontextprotocol/clientCapabilities"
  static let metaClient = "io.modelcontextprotocol/clientInfo"
  static let metaServer = "io.modelcontextprotocol/serverInfo"

  /// The parameter that ``name`` repeats, by method.
  static let named = ["tools/call": "name", "prompts/get": "name", "resources/read": "uri"]
}
