import AIGateway
import HTTPTransport
import LabTime
import MCP
import OpenAI
import Synchronization
import Testing

/// An MCP server behind the gateway.
@Suite(.timeLimit(.minutes(5))) struct PassedThroughServerTests {
  private static let server = MCPServer("clock", version: "1") {
    ServerTool("time", "The time") { call in
      call.progress(1, of: 2)
      return .text("noon for \(call.headers["X-From"] ?? "nobody")")
    }
  }

  // The server's own paths: /clock/mcp, /clock/sse and /clock/messages.
  private func trial(_ policy: String = "") throws -> Trial {
    let holder = Mutex<MCPEndpoint?>(nil)
    let trial = try Trial(
      Service {
        API(
          "clock-mcp", mcpServer: "clock", path: "clock-mcp", subscriptionRequired: false,
          policy: .text(ToolTrial.document(policy), name: "policy.xml"))
        API(
          "clock",
          APIDefinition(operations: [
            Operation("sse", "GET", "/sse"), Operation("messages", "POST", "/messages/"),
          ]),
          path: "clock", serviceURL: "http://backend.test/clock", subscriptionRequired: false)
        AIGateway.Backend("clock", url: "http://backend.test/clock/mcp")
      },
      answeredBy: Trial.Backend { request in
        guard let endpoint = holder.withLock({ $0 }) else { return Response(503) }
        return try await endpoint.respond(to: request, serving: Self.server)
      })
    let endpoint = MCPEndpoint(path: "/clock", clock: trial.clock, random: RandomSource(seed: 2))
    holder.withLock { $0 = endpoint }
    return trial
  }

  private static let ways: [(String, MCPClient.Transport, Revision?)] = [
    ("/clock-mcp", .streamable, nil), ("/clock-mcp", .streamable, .november2025),
    ("/clock-mcp", .streamable, .march2025), ("/clock/sse", .events, nil),
  ]

  @Test(arguments: ways)
  func `Clients list and call its tools, and hear of progress`(
    _ path: String, _ transport: MCPClient.Transport, _ revision: Revision?
  ) async throws {
    let trial = try trial()
    let client = try trial.client(path, transport, headers: ["X-From": "me"])
    let heard = Mutex(0)
    let answer = try await trial.clock.run {
      try await client.connect(revision)
      #expect(try await client.listTools().map(\.name) == ["time"])
      let answer = try await client.callTool("time") { _, _, _ in heard.withLock { $0 += 1 } }
      await client.close()
      return answer
    }
    #expect(answer.text == "noon for me")
    #expect(heard.withLock { $0 } == 1)
  }

  @Test func `A session ends at the server`() async throws {
    let trial = try trial()
    let client = try trial.client("/clock-mcp")
    try await trial.clock.run {
      try await client.connect(.june2025)
      await client.close()
    }
    let last = try #require(trial.backend.requests.last)
    #expect(last.method == "DELETE")
    #expect(last.url.path == "/clock/mcp")
    let again = try await trial.send(
      "POST", "/clock-mcp",
      headers: [
        "Content-Type": "application/json", "Mcp-Session-Id": last.headers["Mcp-Session-Id"] ?? "",
      ], body: #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#)
    #expect(again.status == 404)
  }

  @Test func `A policy may lead to another server`() async throws {
    let trial = try trial(#"<set-backend-service base-url="http://other.test/mcp/" />"#)
    _ = try await trial.send("POST", "/clock-mcp", body: "{}")
    #expect(trial.backend.requests.last?.url.host == "other.test")
  }

  @Test func `A backend that there is not is told of when the service loads`() {
    #expect {
      try Trial(
        Service {
          API("m", mcpServer: "clok", path: "m"); AIGateway.Backend("clock", url: "http://c.test/mcp")
        })
    } throws: {
      "\($0)".contains(#"there is no backend "clok". "clock" is near"#)
    }
  }

  // Over sockets: the second event is held back until the client has the first.
  @Test func `No event waits for the next`() async throws {
    let gate = Gate()
    let backend = try await Server.start(
      Trial.Backend { _ in
        let sent = Mutex(0)
        return Response(
          200, headers: ["Content-Type": "text/event-stream"],
          body: .stream(
            BodyStream {
              let number = sent.withLock { count in
                count += 1
                return count
              }
              if number == 2 { await gate.wait() }
              return number <= 2 ? ServerSentEvent(data: "\(number)", name: "message").bytes : nil
            }))
      })
    let client = Client()
    let service = Service {
      API(
        "m", mcpServer: "m", path: "m", subscriptionRequired: false,
        policy: .text(
          ToolTrial.document(
            """
            <choose><when condition="@(context.Request.Body.As<JObject>(true)["method"].ToString() == "tools/call")">\
            <set-header name="X-Call"><value>yes</value></set-header></when></choose>
            """), name: "policy.xml"))
      AIGateway.Backend("m", url: "http://127.0.0.1:\(backend.port)/mcp")
    }
    let gateway = try Gateway(
      service, folder: "/",
      environment: GatewayEnvironment(
        clock: RealClock(startingAt: Instant(seconds: 0)), random: RandomSource(seed: 1), network: client))
    let server = try await Server.start(gateway)
    let url = try #require(RequestURL("http://127.0.0.1:\(server.port)/m"))
    let response = try await client.respond(
      to: Request("POST", url, body: .text(#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#)))
    guard case .stream(let stream) = response.body else { throw TransportError.connectionClosed }
    var decoder = ServerSentEventDecoder()
    var events: [String] = []
    for try await chunk in stream {
      events += decoder.decode(chunk).map(\.data)
      if events == ["1"] { gate.open() }
    }
    #expect(events == ["1", "2"])
    await server.shutdown()
    await client.shutdown()
    await backend.shutdown()
  }

  /// Holds whoever waits until it is opened.
  private final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: CheckedContinuation<Void, Never>?)>((false, nil))

    func open() {
      state.withLock { state in
        state.isOpen = true
        return state.waiting.take()
      }?.resume()
    }

    func wait() async {
      await withCheckedContinuation { continuation in
        let isOpen = state.withLock { state in
          if !state.isOpen { state.waiting = continuation }
          return state.isOpen
        }
        if isOpen { continuation.resume() }
      }
    }
  }
}
