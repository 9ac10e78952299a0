import HTTPTransport
import LabTime
import Testing

@Suite struct ForwardRequestTests {
  @Test func `Without it the outbound section follows at once on a neutral 200`() async throws {
    let trial = try Trial(backend: "")
    let answer = try await trial.send()
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `A backend that takes longer than the timeout is a failure`() async throws {
    let trial = try Trial(
      backend: "<forward-request timeout=\"2\" />",
      onError:
        "<base /><set-header name=\"X-Reason\"><value>@(context.LastError.Source + \" \" + context.LastError.Reason)</value></set-header>",
      answeredBy: Trial.Backend { _ in throw TransportError.timedOut })
    let answer = try await trial.send()
    #expect(answer.status == 500)
    #expect(answer.headers["X-Reason"] == "forward-request Timeout")
  }

  @Test func `After a transport failure there is no response until the built-in one`() async throws {
    let trial = try Trial(
      onError:
        "<base /><set-header name=\"X-Reason\"><value>@(context.LastError.Reason + context.Response.StatusCode)</value></set-header>",
      answeredBy: Trial.Backend { _ in throw TransportError.connectionClosed })
    #expect(try await trial.send().headers["X-Reason"] == "BackendConnectionFailure500")
  }

  @Test func `An error status is passed on, or is a failure when asked for`() async throws {
    let backend = Trial.Backend { _ in Response(503, headers: ["X-From": "backend"], body: .text("busy")) }
    let plain = try await Trial(
      onError: "<base /><set-header name=\"X-Error\"><value>ran</value></set-header>", answeredBy: backend
    ).send()
    #expect(plain.status == 503)
    #expect(plain.headers["X-Error"] == nil)
    let failing = try await Trial(
      backend: "<forward-request fail-on-error-status-code=\"true\" />",
      onError: "<base /><set-header name=\"X-Error\"><value>ran</value></set-header>", answeredBy: backend
    ).send()
    #expect(failing.status == 503)
    #expect(failing.text == "busy")
    #expect(failing.headers["X-Error"] == "ran")
  }

  @Test func `Redirects are followed only when asked for`() async throws {
    let backend = Trial.Backend { request in
      request.url.path.hasSuffix("/new")
        ? Response(200, body: .text("arrived")) : Response(302, headers: ["Location": "/new"])
    }
    #expect(try await Trial(answeredBy: backend).send().status == 302)
    #expect(
      try await Trial(backend: "<forward-request follow-redirects=\"true\" />", answeredBy: backend).send()
        .text == "arrived")
  }

  @Test func `A streamed answer is passed on as a stream`() async throws {
    let backend = Trial.Backend { _ in
      Response(
        200, headers: ["Content-Type": "text/event-stream"],
        body: .stream(BodyStream { throw TransportError.connectionClosed }))
    }
    await #expect(throws: TransportError.connectionClosed) { try await Trial(answeredBy: backend).send() }
  }
}
