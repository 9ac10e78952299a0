import HTTPTransport
import Testing

@Suite struct SetVariableTests {
  @Test func `A literal is a string, an expression keeps its type`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <set-variable name="text" value="-1" />
        <set-variable name="number" value="@(40 + 2)" />
        <set-header name="X-Types"><value>@(context.Variables["text"].GetType() + " " + ((int)context.Variables["number"] + 1))</value></set-header>
        """)
    _ = try await trial.send()
    #expect(trial.backend.requests.first?.headers["X-Types"] == "System.String 43")
  }

  @Test func `A later policy replaces the value`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <set-variable name="x" value="first" />
        <set-variable name="x" value="@((string)context.Variables["x"] + "+second")" />
        """,
      outbound:
        "<base /><set-header name=\"X\"><value>@((string)context.Variables[\"x\"])</value></set-header>")
    #expect(try await trial.send().headers["X"] == "first+second")
  }
}
