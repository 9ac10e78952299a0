import HTTPTransport
import LabTime
import MCP
import OpenAI

/// What MCP servers have in common that reach an API of the gateway with a connection of the credential manager.
///
/// They never see a token: they name the connection of their client's session, and the gateway puts its token in.
struct GatewayTools: Sendable {
  /// The identity provider, in whose name the connections are.
  let provider: String
  /// The path of the gateway's API.
  let path: String
  let network: any Responder
  let gateway: @Sendable () -> RequestURL

  /// The tool that connects an account: says that it is connected, or where a person connects it.
  func authorize(_ name: String, _ service: String) -> ServerTool {
    ServerTool(name, "Validate the \(service) connection, or get a link to log in with.") { call in
      let connection = try connection(of: call)
      let known = try await manage("GET", connection)
      if known?["properties"]?["status"] == "Connected" { return .text("Connection authorized.") }
      _ = try await manage("PUT", connection)
      _ = try await manage("PUT", connection + "/accessPolicies/apim", ["properties": ["objectId": "apim"]])
      let links = try await manage(
        "POST", connection + "/getLoginLinks", ["postLoginRedirectUrl": "http://www.bing.com"])
      guard let link = links?["loginLink"]?.string else { throw Failure("there is no login link") }
      return .text("Please authorize by opening this link: \(link)")
    }
  }

  /// Sends a request to the gateway's API in the name of a call's session, and gives the answer to the model.
  func ask(
    _ call: ToolInvocation, _ operation: String, method: String = "GET", body: JSON? = nil
  ) async throws -> MCP.ToolResult {
    var url = gateway()
    let target = RequestURL(operation)
    url.path = "/\(path)\(target?.path ?? operation)"
    url.query = target?.query
    var request = Request(method, url)
    request.headers["providerId"] = provider
    request.headers["authorizationId"] = try connection(of: call)
    if let body {
      request.headers["Content-Type"] = "application/json"
      request.body = .bytes(body.bytes)
    }
    let response = try await network.respond(to: request)
    let text = String(decoding: try await response.body.gathered(upTo: Self.bodyLimit), as: UTF8.self)
    guard response.status < 400 else {
      return .failure("The gateway answered \(response.status): \(text)")
    }
    return .text(text)
  }

  private static let bodyLimit = 4 << 20

  // A client that has no session, as in revision 2026-07-28, has nothing that a connection could be kept by.
  private func connection(of call: ToolInvocation) throws -> String {
    guard let session = call.sessionID else {
      throw Failure(
        "connections are kept by session, and this client has none; connect with an older revision")
    }
    return "\(provider)-\(session)"
  }

  // The management API; nil for what there is not.
  private func manage(_ method: String, _ connection: String, _ body: JSON? = nil) async throws -> JSON? {
    let path =
      "/subscriptions/lab/resourceGroups/lab/providers/Microsoft.ApiManagement/service/apim"
      + "/authorizationProviders/\(provider)/authorizations/\(connection)"
    var url = RequestURL(scheme: "https", host: "management.azure.com", path: path)
    url.query = "api-version=2024-06-01-preview"
    let response = try await network.respond(
      to: Request(
        method, url,
        headers: ["Authorization": "Bearer managed-identity", "Content-Type": "application/json"],
        body: body.map { .bytes($0.bytes) } ?? .empty))
    let bytes = try await response.body.gathered(upTo: Self.bodyLimit)
    if response.status == 404 { return nil }
    guard response.status < 400 else { throw Failure("the management API answered \(response.status)") }
    return try JSON(parsing: bytes)
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }
}
