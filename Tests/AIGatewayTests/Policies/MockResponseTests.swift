import HTTPTransport
import Testing

@Suite struct MockResponseTests {
  @Test func `It ends the request with an empty response`() async throws {
    let trial = try Trial(
      inbound: #"<base /><mock-response status-code="201" content-type="application/json" />"#,
      outbound: #"<base /><set-header name="X-Outbound"><value>ran</value></set-header>"#)
    let answer = try await trial.send()
    #expect(answer.status == 201)
    #expect(answer.headers["Content-Type"] == "application/json")
    #expect(answer.headers["X-Outbound"] == nil)
    #expect(answer.text.isEmpty)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `Without attributes the status is 200, and the backend's answer is gone`() async throws {
    let answer = try await Trial(outbound: "<base /><mock-response />").send()
    #expect(answer.status == 200)
    #expect(answer.headers.fields.isEmpty)
    #expect(answer.text.isEmpty)
  }

  @Test func `A status that is none is refused when the document loads`() {
    #expect(throws: (any Error).self) { try Trial(inbound: #"<mock-response status-code="20" />"#) }
  }
}
