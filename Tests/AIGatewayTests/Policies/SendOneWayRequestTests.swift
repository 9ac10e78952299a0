import HTTPTransport
import LabTime
import Testing

@Suite struct SendOneWayRequestTests {
  @Test func `The request is sent, and nothing waits for its response`() async throws {
    let (sent, continuation) = AsyncStream.makeStream(of: Request.self)
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
        continuation.yield(request)
        throw TransportError.connectionClosed
      })
    let start = trial.clock.now
    #expect(try await trial.send().status == 202)
    #expect(trial.clock.now == start)
    let request = try #require(await sent.first { _ in true })
    #expect(request.method == "POST")
    #expect(try await request.body.gathered() == Array("called /base/thing".utf8))
  }
}
