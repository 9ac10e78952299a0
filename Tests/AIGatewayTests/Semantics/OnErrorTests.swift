import AIGateway
import HTTPTransport
import Testing

/// What the on-error section finds, and what it may change.
@Suite struct OnErrorTests {
  @Test func `The response of the failure is there already, and can be told apart and edited`() async throws {
    let trial = try Trial(
      inbound:
        #"<base /><check-header name="Authorization" failed-check-httpcode="401" failed-check-error-message="Who?" ignore-case="true" />"#,
      onError: #"""
        <base />
        <choose>
          <when condition="@(context.Response.StatusCode == 401)">
            <set-header name="WWW-Authenticate"><value>Bearer error="invalid_token"</value></set-header>
            <set-body>@(((string)context.Response.Body.As<JObject>(true)["message"]) + " " + context.LastError.Section)</set-body>
          </when>
          <otherwise><set-status code="400" reason="No" /></otherwise>
        </choose>
        """#)
    let answer = try await trial.send()
    #expect(answer.status == 401)
    #expect(answer.headers["WWW-Authenticate"] == #"Bearer error="invalid_token""#)
    #expect(answer.text == "Who? inbound")
  }

  @Test func `The rest of its section and all later ones are skipped`() async throws {
    let trial = try Trial(
      outbound: """
        <base /><set-variable name="x" value="@(int.Parse("x"))" />
        <set-header name="X-Late"><value>ran</value></set-header>
        """,
      onError: #"<base /><set-header name="X-Error"><value>@(context.LastError.Section)</value></set-header>"#
    )
    let answer = try await trial.send()
    #expect(answer.status == 500)
    #expect(answer.headers["X-Late"] == nil)
    #expect(answer.headers["X-Error"] == "outbound")
    #expect(answer.headers["X-From"] == nil)
  }

  @Test func `Returning a response there ends the section`() async throws {
    let trial = try Trial(
      inbound: #"<base /><set-variable name="x" value="@(int.Parse("x"))" />"#,
      onError: """
        <return-response><set-status code="503" reason="Later" /><set-body>sorry</set-body></return-response>
        <set-header name="X-Late"><value>ran</value></set-header>
        """)
    let answer = try await trial.send()
    #expect(answer.status == 503 && answer.reason == "Later" && answer.text == "sorry")
    #expect(answer.headers["X-Late"] == nil)
  }
}
