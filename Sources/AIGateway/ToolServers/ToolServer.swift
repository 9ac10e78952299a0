import Foundation
import HTTPTransport
import LabTime
import MCP
import OpenAI

/// The server that an API of the type `mcp` is whose tools are operations of other APIs.
///
/// Source: "Expose REST API in API Management as an MCP server". A call is a request to the operation, through the
/// policies of the operation's own API.
struct ToolServer: Sendable {
  private let api: API
  private let server: MCPServer
  private let operations: [String: ToolOperation]

  /// Reads the tools of an API.
  ///
  /// - Throws: ``PolicyError`` with the API's name.
  init(_ api: API, tools: [MCPTool], in service: Service) throws(PolicyError) {
    self.api = api
    var operations: [String: ToolOperation] = [:]
    var list: [Tool] = []
    for tool in tools {
      let operation = try ToolOperation(tool, of: api, in: service)
      guard operations.updateValue(operation, forKey: tool.name) == nil else {
        throw PolicyError(
          file: "API \(api.name)", line: 1, column: 1, message: "two tools are named \"\(tool.name)\"",
          hint: "rename one of them")
      }
      list.append(operation.tool)
    }
    self.operations = operations
    server = MCPServer(Implementation(api.name, version: api.revision, title: api.displayName), tools: list) {
      _ in
      throw JSONRPCError.internal
    }
  }

  /// Answers the request of a context as the server.
  func respond(_ context: PolicyContext) async throws -> Response {
    let endpoint = context.stores.toolEndpoints.endpoint(of: api, context.environment)
    let hop = ToolHop(
      environment: context.environment, stores: context.stores, deployed: context.deployed,
      base: context.originalURL, headers: context.passedOnHeaders,
      clientAddress: context.request.clientAddress,
      key: context.request.headers[api.subscriptionKeyNames.header] ?? context.subscription?.primaryKey)
    var server = server
    server.call = { [operations] call in
      guard let operation = operations[call.name] else {
        throw JSONRPCError.invalidParams("Unknown tool: \(call.name)")
      }
      return try await hop.result(of: operation, call)
    }
    return try await endpoint.respond(to: context.request, serving: server)
  }
}

/// The way from a tool to its operation, inside the gateway.
private struct ToolHop: Sendable {
  let environment: GatewayEnvironment
  let stores: Stores
  let deployed: DeployedService
  let base: RequestURL
  let headers: Headers
  let clientAddress: String
  let key: String?

  func result(of operation: ToolOperation, _ call: ToolInvocation) async throws -> ToolResult {
    var request = try operation.request(call, at: base, headers: headers, key: key)
    request.clientAddress = clientAddress
    let context = PolicyContext(request, environment, stores, deployed)
    defer { context.end() }
    let response = context.monitored(try await deployed.answer(context))
    let bytes = try await response.body.gathered(upTo: Self.bodyLimit)
    let text = String(decoding: bytes, as: UTF8.self)
    guard response.status < 400 else {
      return .failure("HTTP \(response.status) \(response.reasonPhrase): \(text)")
    }
    let type = MediaType(response.headers["Content-Type"]).name
    if type.hasPrefix("image/") {
      return ToolResult(content: [
        ["type": "image", "data": .string(Data(bytes).base64EncodedString()), "mimeType": .string(type)]
      ])
    }
    return .text(text)
  }

  private static let bodyLimit = 16 << 20
}
