import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

@Suite struct SendOneWayRequestTests {
  @Test func `The request is sent, and nothing waits for its response`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <send-one-way-request mode="new">
          <set-url>http://hooks.test/notify</set-url>
          <set-method>POST</set-method>
          <set-body>@("called " + context.Request.Url.Path)</set-body>
        </send-one-way-request>
        """,
      answeredBy: Trial.Backend { request in
        guard request.url.host == "hooks.test" else { return Response(202) }
        throw TransportError.connectionClosed
      })
    let start = trial.clock.now
    #expect(try await trial.send().status == 202)
    #expect(trial.clock.now == start)
    try await trial.clock.run { await trial.gateway.drain() }
    let request = try #require(trial.backend.requests.first { $0.url.host == "hooks.test" })
    #expect(request.method == "POST")
    #expect(try await request.body.gathered() == Array("called /base/thing".utf8))
  }

  @Test func `The gateway is drained when what it sent is answered`() async throws {
    let clock = Mutex<VirtualClock?>(nil)
    let answered = Mutex(0)
    let trial = try Trial(
      inbound: """
        <base />
        <send-one-way-request><set-url>http://hooks.test/slow</set-url></send-one-way-request>
        <return-response />
        """,
      answeredBy: Trial.Backend { _ in
        try await clock.withLock { $0 }?.sleep(for: .seconds(30))
        answered.withLock { $0 += 1 }
        return Response()
      })
    clock.withLock { $0 = trial.clock }
    let start = trial.clock.now
    try await trial.clock.run {
      for _ in 0..<3 {
        _ = try await trial.gateway.respond(to: Request("GET", RequestURL(host: "g", path: "/api/x")))
      }
      #expect(trial.clock.now == start && answered.withLock { $0 } == 0)
      await trial.gateway.drain()
      #expect(trial.clock.now == start + .seconds(30) && answered.withLock { $0 } == 3)
    }
  }
}
