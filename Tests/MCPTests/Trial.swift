import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// A server behind an endpoint at `/srv`, in simulated time.
struct Trial: Sendable {
  let clock = VirtualClock(startingAt: Instant(seconds: 1_780_000_000))
  let endpoint: MCPEndpoint
  let host: any Responder

  init(_ server: MCPServer = Trial.server, origins: MCPEndpoint.Origins = .local()) {
    endpoint = MCPEndpoint(path: "/srv", origins: origins, clock: clock, random: RandomSource(seed: 1))
    host = endpoint.serving(server)
  }

  /// Tools that answer, that report, that fail, and that take an hour.
  static let server = MCPServer("trial", version: "1.2", instructions: "Be kind.") {
    ServerTool(
      "add", "Adds numbers",
      inputSchema: [
        "type": "object", "required": ["a", "b"],
        "properties": ["a": ["type": "integer"], "b": ["type": "integer"]],
      ], outputSchema: ["type": "object"]
    ) { call in
      .structured(["sum": .int((call.arguments["a"]?.int ?? 0) + (call.arguments["b"]?.int ?? 0))])
    }
    ServerTool("count", "Counts to three") { call in
      for number in 1...3 { call.progress(Double(number), of: 3, "at \(number)") }
      return .text("counted")
    }
    ServerTool("fail", "Fails") { _ in throw MCPClientError.timedOut }
    ServerTool("who", "Who asks") { call in
      .text("\(call.sessionID == nil ? "nobody" : "a session"), \(call.headers["X-Who"] ?? "no name")")
    }
  }

  static let json: Headers = [
    "Content-Type": "application/json", "Accept": "application/json, text/event-stream",
  ]

  /// Sends a body to the endpoint and gathers the answer.
  func send(
    _ method: String = "POST", _ path: String = "/srv/mcp", _ body: String = "", headers: Headers = [:]
  ) async throws -> (status: Int, headers: Headers, text: String) {
    var fields = Self.json
    for field in headers.fields { fields[field.name] = field.value }
    let url = try #require(RequestURL("http://server.test\(path)"))
    let request = Request(method, url, headers: fields, body: .text(body))
    return try await clock.run { [host] in
      let response = try await host.respond(to: request)
      let bytes = try await response.body.gathered()
      return (response.status, response.headers, String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Begins a session and gives its id.
  func begin(_ revision: Revision) async throws -> String {
    let answer = try await send("POST", "/srv/mcp", Self.introduction(revision.rawValue))
    return try #require(answer.headers["Mcp-Session-Id"])
  }

  static func introduction(_ revision: String) -> String {
    """
    {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"\(revision)",\
    "capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
    """
  }

  func client(
    _ transport: MCPClient.Transport = .streamable, headers: Headers = [:], timeout: Duration = .seconds(60)
  ) throws -> MCPClient {
    let path = transport == .events ? "sse" : "mcp"
    let url = try #require(RequestURL("http://server.test/srv/\(path)"))
    return MCPClient(url, transport, over: host, headers: headers, timeout: timeout, clock: clock)
  }
}
