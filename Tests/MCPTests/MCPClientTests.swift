import HTTPTransport
import LabTime
import MCP
import OpenAI
import Synchronization
import Testing

@Suite struct MCPClientTests {
  private static let ways: [(MCPClient.Transport, Revision?, Revision)] = [
    (.streamable, nil, .july2026), (.events, nil, .november2024), (.streamable, .march2025, .march2025),
    (.streamable, .june2025, .june2025), (.streamable, .november2025, .november2025),
    (.events, .november2025, .november2025),
  ]

  @Test(arguments: ways)
  func `Every revision lists tools, calls them, and hears of progress`(
    _ transport: MCPClient.Transport, _ offer: Revision?, _ agreed: Revision
  ) async throws {
    let trial = Trial()
    let client = try trial.client(transport, headers: ["X-Who": "me"])
    let heard = Mutex<[String]>([])
    try await trial.clock.run {
      let server = try await client.connect(offer)
      #expect(server.revision == agreed)
      #expect(server.info == Implementation("trial", version: "1.2"))
      #expect(server.instructions == "Be kind.")
      #expect(try await client.listTools().map(\.name) == ["add", "count", "fail", "who"])
      let sum = try await client.callTool("add", ["a": 40, "b": 2])
      #expect(sum.text == #"{"sum":42}"#)
      let counted = try await client.callTool("count") { done, total, message in
        heard.withLock { $0.append("\(done)/\(total ?? 0) \(message ?? "")") }
      }
      #expect(counted.text == "counted")
      #expect(try await client.callTool("who").text == (agreed.hasHandshake ? "a session, me" : "nobody, me"))
      #expect(try await client.callTool("fail").isError)
      await #expect(throws: JSONRPCError.self) { try await client.callTool("none") }
      if agreed.hasHandshake { try await client.ping() }
      await client.close()
    }
    #expect(heard.withLock { $0 } == ["1.0/3.0 at 1", "2.0/3.0 at 2", "3.0/3.0 at 3"])
  }

  @Test func `A server that is older than the question is introduced to`() async throws {
    let trial = Trial()
    let url = try #require(RequestURL("http://server.test/srv/mcp"))
    let seen = Mutex<[String]>([])
    // A server of 2025 takes the field for a wrong one.
    let old = Gatekeeper(host: trial.host) { request in
      seen.withLock { $0.append(request.headers["MCP-Protocol-Version"] ?? "none") }
      guard request.headers["MCP-Protocol-Version"] == "2026-07-28" else { return nil }
      return Response(400, body: .text("Bad Request: Unsupported protocol version"))
    }
    let client = MCPClient(url, over: old, clock: trial.clock)
    let server = try await trial.clock.run { try await client.connect() }
    #expect(server.revision == .november2025)
    #expect(seen.withLock { $0 } == ["2026-07-28", "none", "2025-11-25"])
  }

  @Test func `A refusal is no sign of age`() async throws {
    let trial = Trial()
    let url = try #require(RequestURL("http://server.test/srv/mcp"))
    let locked = Gatekeeper(host: trial.host) { _ in Response(401, body: .text("no")) }
    let client = MCPClient(url, over: locked, clock: trial.clock)
    await #expect(throws: MCPClientError.http(status: 401, body: "no")) {
      try await trial.clock.run { try await client.connect() }
    }
  }

  @Test func `A session that the server has ended is over`() async throws {
    let trial = Trial()
    let client = try trial.client()
    let forgetful = Mutex(false)
    let gate = Gatekeeper(host: trial.host) { _ in forgetful.withLock { $0 } ? Response(404) : nil }
    let url = try #require(RequestURL("http://server.test/srv/mcp"))
    let other = MCPClient(url, over: gate, clock: trial.clock)
    try await trial.clock.run {
      try await client.connect(.november2025)
      await client.close()
      await #expect(throws: MCPClientError.self) { try await client.ping() }
      try await other.connect(.november2025)
      forgetful.withLock { $0 = true }
      await #expect(throws: MCPClientError.sessionEnded) { try await other.ping() }
    }
  }

  @Test func `A call that takes too long is cancelled at the server`() async throws {
    for transport in [MCPClient.Transport.streamable, .events] {
      let clock = VirtualClock(startingAt: Instant(seconds: 0))
      let cancelled = Mutex(false)
      let server = MCPServer(Implementation("s", version: "1"), tools: [Tool("slow"), Tool("fast")]) { call in
        if call.name == "fast" { return .text("fast") }
        do {
          try await clock.sleep(for: .seconds(3600))
        } catch {
          cancelled.withLock { $0 = true }
        }
        return .text("late")
      }
      let endpoint = MCPEndpoint(clock: clock, random: RandomSource(seed: 1))
      let url = RequestURL(host: "server.test", path: transport == .events ? "/sse" : "/mcp")
      let client = MCPClient(
        url, transport, over: endpoint.serving(server), timeout: .seconds(40), clock: clock)
      try await clock.run {
        try await client.connect(.november2025)
        await #expect(throws: MCPClientError.timedOut) { try await client.callTool("slow") }
        // The session goes on.
        #expect(try await client.callTool("fast").text == "fast")
        await client.close()
      }
      #expect(cancelled.withLock { $0 })
    }
  }

  private struct Gatekeeper: Responder {
    let host: any Responder
    let answer: @Sendable (Request) -> Response?

    func respond(to request: Request) async throws -> Response {
      if let response = answer(request) { return response }
      return try await host.respond(to: request)
    }
  }
}
