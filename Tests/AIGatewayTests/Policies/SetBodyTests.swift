import HTTPTransport
import Testing

@Suite struct SetBodyTests {
  @Test func `Inbound it replaces what the backend gets, outbound what the caller gets`() async throws {
    let trial = try Trial(
      inbound: #"<base /><set-body>@(context.Request.Body.As<string>().Replace("a", "b"))</set-body>"#,
      outbound: "<base /><set-body>literal {\"x\": 1}</set-body>")
    let answer = try await trial.send("POST", body: "banana")
    #expect(try await trial.backend.requests.first?.body.gathered() == Array("bbnbnb".utf8))
    #expect(answer.text == "literal {\"x\": 1}")
  }

  @Test func `JSON is read, changed and written back`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><set-body>@{
          var body = context.Request.Body.As<JObject>(preserveContent: true);
          body["model"] = "gpt-" + (int)body["version"];
          return body.ToString(Newtonsoft.Json.Formatting.None);
        }</set-body>
        """)
    _ = try await trial.send("POST", body: #"{"version": 4, "rest": [1, 2]}"#)
    #expect(
      try await trial.backend.requests.first?.body.gathered()
        == Array(#"{"version":4,"rest":[1,2],"model":"gpt-4"}"#.utf8))
  }

  @Test func `A body that was read without preserving it is gone`() async throws {
    let trial = try Trial(
      inbound: #"<base /><set-variable name="seen" value="@(context.Request.Body.As<string>())" />"#)
    _ = try await trial.send("POST", body: "once")
    #expect(try await trial.backend.requests.first?.body.gathered() == [])
    let preserving = try Trial(
      inbound: #"<base /><set-variable name="seen" value="@(context.Request.Body.As<string>(true))" />"#)
    _ = try await preserving.send("POST", body: "twice")
    #expect(try await preserving.backend.requests.first?.body.gathered() == Array("twice".utf8))
  }

  @Test func `A request without a body has none to read`() async throws {
    let trial = try Trial(
      inbound:
        #"<base /><set-header name="X-Body"><value>@(context.Request.Body == null ? "none" : "some")</value></set-header>"#
    )
    _ = try await trial.send()
    #expect(trial.backend.requests.first?.headers["X-Body"] == "none")
  }
}
