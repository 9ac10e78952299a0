import HTTPTransport
import Testing

@Suite struct ReturnResponseTests {
  @Test func `It answers with what it holds, and neither backend nor outbound run`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <return-response>
          <set-status code="@(400 + 3)" reason="No &amp; never" />
          <set-header name="Content-Type"><value>application/json</value></set-header>
          <set-body>@("{\\"method\\": \\"" + context.Request.Method + "\\"}")</set-body>
        </return-response>
        """.replacing("&amp;", with: "and"),
      outbound: "<base /><set-header name=\"X-Outbound\"><value>ran</value></set-header>")
    let answer = try await trial.send("PUT")
    #expect(answer.status == 403)
    #expect(answer.reason == "No and never")
    #expect(answer.headers["Content-Type"] == "application/json")
    #expect(answer.headers["X-Outbound"] == nil)
    #expect(answer.text == #"{"method": "PUT"}"#)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `Alone it is an empty 200 without the backend's headers`() async throws {
    let answer = try await Trial(outbound: "<base /><return-response />").send()
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(answer.headers.fields.isEmpty)
  }

  @Test func `A variable that holds a response is what it starts from`() async throws {
    let trial = try Trial(
      outbound: """
        <base />
        <set-variable name="kept" value="@(context.Response)" />
        <return-response response-variable-name="kept"><set-status code="299" /></return-response>
        """)
    let answer = try await trial.send()
    #expect(answer.status == 299)
    #expect(answer.headers["X-From"] == "backend")
    #expect(answer.text == "hello")
  }
}
