import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// Revision 2026-07-28: requests that stand alone. Codes and statuses are those of the package `mcp` 2.3.0.
@Suite struct StatelessTests {
  private static let meta =
    #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#

  private func send(
    _ method: String, _ params: String = StatelessTests.meta, headers: Headers = [:]
  ) async throws -> (status: Int, json: JSON) {
    var fields: Headers = ["MCP-Protocol-Version": "2026-07-28", "Mcp-Method": method]
    for field in headers.fields { fields[field.name] = field.value }
    let body = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":{\#(params)}}"#
    let answer = try await Trial().send("POST", "/srv/mcp", body, headers: fields)
    #expect(answer.headers["Mcp-Session-Id"] == nil)
    return (answer.status, try JSON(parsing: answer.text))
  }

  @Test func `A server says what it is, without a handshake`() async throws {
    let answer = try await send("server/discover")
    #expect(answer.status == 200)
    #expect(
      answer.json["result"]?.description == """
        {"supportedVersions":["2026-07-28"],"capabilities":{"tools":{"listChanged":false}},\
        "instructions":"Be kind.","resultType":"complete","ttlMs":0,"cacheScope":"private",\
        "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"trial","version":"1.2"}}}
        """)
  }

  @Test func `A tool is called`() async throws {
    let answer = try await send(
      "tools/call", #""name":"add","arguments":{"a":1,"b":2},\#(Self.meta)"#, headers: ["Mcp-Name": "add"])
    #expect(answer.json["result"]?["structuredContent"]?["sum"] == 3)
    #expect(answer.json["result"]?["resultType"] == "complete")
  }

  private static let contradictions: [(String, Headers, String, Int, Int)] = [
    ("tools/list", [:], #""x":1"#, 400, -32602),
    ("tools/list", ["MCP-Protocol-Version": "2027-01-01"], meta, 400, -32020),
    ("tools/list", ["Mcp-Method": "tools/call"], meta, 400, -32020),
    ("tools/call", [:], #""name":"add",\#(meta)"#, 400, -32020),
    ("ping", [:], meta, 404, -32601),
    ("initialize", [:], meta, 404, -32601),
    (
      "tools/list", ["MCP-Protocol-Version": "2027-01-01"],
      meta.replacing("2026-07-28", with: "2027-01-01"), 400, -32022
    ),
  ]

  @Test(arguments: contradictions)
  func `A request that contradicts itself, or asks for what there is not, is refused`(
    _ method: String, _ headers: Headers, _ params: String, _ status: Int, _ code: Int
  ) async throws {
    let answer = try await send(method, params, headers: headers)
    #expect(answer.status == status)
    #expect(answer.json["error"]?["code"] == .int(code))
  }

  @Test func `A refused revision comes with those that are spoken`() async throws {
    let answer = try await send(
      "tools/list", Self.meta.replacing("2026-07-28", with: "2027-01-01"),
      headers: ["MCP-Protocol-Version": "2027-01-01"])
    #expect(
      answer.json["error"]?["data"]?.description == #"{"supported":["2026-07-28"],"requested":"2027-01-01"}"#)
  }

  @Test func `A name that no header can hold is encoded`() async throws {
    let name = "größe"
    let server = MCPServer(Implementation("s", version: "1"), tools: [Tool(name)]) { .text($0.name) }
    let trial = Trial(server)
    let client = try trial.client()
    let answer = try await trial.clock.run {
      #expect(try await client.connect().revision == .july2026)
      return try await client.callTool(name)
    }
    #expect(answer.text == name)
  }

  @Test func `Whoever goes away cancels`() async throws {
    let (events, finished) = AsyncStream.makeStream(of: Bool.self)
    let clock = VirtualClock(startingAt: Instant(seconds: 0))
    let server = MCPServer(Implementation("s", version: "1"), tools: [Tool("slow")]) { _ in
      do {
        try await clock.sleep(for: .seconds(3600))
        finished.yield(false)
      } catch {
        finished.yield(true)
      }
      return .text("late")
    }
    let endpoint = MCPEndpoint(clock: clock, random: RandomSource(seed: 1))
    let url = RequestURL(host: "server.test", path: "/mcp")
    let client = MCPClient(url, over: endpoint.serving(server), timeout: .seconds(20), clock: clock)
    let wasCancelled = try await clock.run {
      try await client.connect()
      await #expect(throws: MCPClientError.timedOut) { try await client.callTool("slow") }
      for await cancelled in events { return cancelled }
      return false
    }
    #expect(wasCancelled)
    #expect(clock.now < Instant(seconds: 60))
  }
}
