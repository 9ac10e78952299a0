import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

/// JSON-RPC over HTTP, as MCP's streamable transport has it: a request for each message, events in its answer.
@Suite struct MessageStreamTests {
  // Two events, ten seconds apart.
  private static func events(_ clock: VirtualClock) -> BodyStream {
    let sent = Mutex(0)
    return BodyStream {
      let number = sent.withLock { count in
        count += 1
        return count
      }
      guard number <= 2 else { return nil }
      if number == 2 { try await clock.sleep(for: .seconds(10)) }
      return Array("data: {\"number\": \(number)}\n\n".utf8)
    }
  }

  @Test func `Policies run for every message, and no event waits for the next`() async throws {
    let holder = Mutex<VirtualClock?>(nil)
    let trial = try Trial(
      inbound: """
        <base />
        <set-header name="X-Method"><value>@(context.Request.Body.As<JObject>(true)["method"].ToString())</value></set-header>
        """,
      backend: #"<forward-request buffer-response="false" />"#,
      answeredBy: Trial.Backend { _ in
        let clock = try #require(holder.withLock { $0 })
        return Response(
          200, headers: ["Content-Type": "text/event-stream"], body: .stream(Self.events(clock)))
      })
    holder.withLock { $0 = trial.clock }
    for method in ["initialize", "tools/list", "tools/call"] {
      let waits = try await trial.clock.run { [trial] in
        let url = try #require(RequestURL("http://gateway.test/api/mcp"))
        let response = try await trial.gateway.respond(
          to: Request("POST", url, body: .text(#"{"jsonrpc": "2.0", "id": 1, "method": "\#(method)"}"#)))
        guard case .stream(let stream) = response.body else { return [Duration]() }
        let start = trial.clock.now
        var waits: [Duration] = []
        for try await _ in stream { waits.append(trial.clock.now - start) }
        return waits
      }
      #expect(waits == [.zero, .seconds(10)])
    }
    #expect(
      trial.backend.requests.map { $0.headers["X-Method"] } == ["initialize", "tools/list", "tools/call"])
  }
}
