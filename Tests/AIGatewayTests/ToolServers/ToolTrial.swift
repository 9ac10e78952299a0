import AIGateway
import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// A gateway with the pet store as an API, and its operations as tools.
enum ToolTrial {
  /// - Parameters:
  ///   - policy: What the inbound section of the tools' API does after `<base />`.
  ///   - store: What that of the store's own does.
  static func make(
    policy: String = "", store: String = "", keys: Bool = false,
    answeredBy backend: Trial.Backend = Trial.Backend()
  ) throws -> Trial {
    let definition = try APIDefinition.openAPI(bytes: Array(PetStore.document.utf8))
    let pets = API(
      "pets", definition, path: "store/v1", subscriptionRequired: keys,
      policy: .text(document(store), name: "store.xml"))
    return try Trial(
      Service {
        pets
        API(
          "pet-tools", tools: MCPTool.operations(of: pets), displayName: "Pets", path: "pets-mcp",
          subscriptionRequired: keys, policy: .text(document(policy), name: "policy.xml"))
        Subscription("all", primaryKey: "key-1")
      }, answeredBy: backend)
  }

  static func document(_ inbound: String) -> String {
    """
    <policies><inbound><base />\(inbound)</inbound><backend><base /></backend><outbound><base /></outbound>\
    <on-error><base /></on-error></policies>
    """
  }
}

extension Trial {
  /// A client of an MCP server at a path of the gateway.
  func client(
    _ path: String, _ transport: MCPClient.Transport = .streamable, headers: Headers = [:]
  ) throws -> MCPClient {
    let url = try #require(RequestURL("http://gateway.test\(path)"))
    return MCPClient(url, transport, over: gateway, headers: headers, clock: clock)
  }

  /// Connects a client to the tools of the pet store, and does something with it.
  func tools<Value: Sendable>(
    headers: Headers = [:], _ revision: Revision? = nil,
    _ use: @escaping @Sendable (MCPClient) async throws -> Value
  ) async throws -> Value {
    let client = try client("/pets-mcp/mcp", headers: headers)
    return try await clock.run {
      try await client.connect(revision)
      return try await use(client)
    }
  }
}
