import AIGateway
import HTTPTransport
import Testing

/// Named values and placeholders, which are text before a document is anything else.
@Suite struct NamedValueTests {
  private func trial(_ policies: String) throws -> Trial {
    try Trial(
      inbound:
        "<base />\(policies)<return-response><set-body>@((string)context.Variables[\"x\"])</set-body></return-response>"
    ) {
      NamedValue("tenant-id", "contoso")
      NamedValue("Split.Value", "5")
      NamedValue("computed", "@(\"method \" + context.Request.Method)")
      NamedValue("nested", "{{tenant-id}}")
      Placeholder("backend-id", "other")
    }
  }

  @Test(arguments: [
    (#"<set-variable name="x" value="{{tenant-id}}" />"#, "contoso"),
    (#"<set-variable name="x" value="a {{tenant-id}} and {{Split.Value}}" />"#, "a contoso and 5"),
    (#"<set-variable name="x" value="@("{{tenant-id}}".ToUpper())" />"#, "CONTOSO"),
    (
      #"<set-variable name="x" value="@($"https://login/{{tenant-id}}/v{1 + 1}.0")" />"#,
      "https://login/contoso/v2.0"
    ),
    (#"<set-variable name="x" value="@((3 <= {{Split.Value}}).ToString())" />"#, "True"),
    (#"<set-variable name="x" value="{{computed}}" />"#, "method GET"),
  ])
  func `A named value stands wherever text can`(policy: String, expected: String) async throws {
    #expect(try await trial(policy).send().text == expected)
  }

  @Test func `A named value in a named value is left alone`() async throws {
    #expect(
      try await trial(#"<set-variable name="x" value="{{nested}}" />"#).send().text == "{{tenant-id}}")
  }

  @Test func `A name without a value is refused with its place`() {
    let error = #expect(throws: PolicyError.self) {
      try trial("\n<set-variable name=\"x\" value=\"@(&quot;{{tenant}}&quot;)\" />")
    }
    #expect(error?.line == 3)
    #expect(error?.message.contains("tenant") == true)
  }

  @Test func `A placeholder stands for its text, and not for what only looks like one`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <set-backend-service backend-id="{backend-id}" />
        <set-variable name="n" value="@(7)" />
        <set-header name="X-Text"><value>@{ var n = 1; return $"{n} {(int)context.Variables["n"]}"; }</value></set-header>
        """
    ) { Placeholder("backend-id", "other") }
    _ = try await trial.send()
    let request = try #require(trial.backend.requests.first)
    #expect(request.url.host == "other.test")
    #expect(request.headers["X-Text"] == "1 7")
  }
}
