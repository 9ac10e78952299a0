import HTTPTransport
import LabTime
import Testing

/// `cache-value`, whose block makes a value of the header `X-New`, or none without it.
@Suite struct CacheValuePolicyTests {
  private func trial(_ attributes: String) throws -> Trial {
    try Trial(
      inbound: """
        <base />
        <cache-value key="k" variable-name="v" \(attributes)>
          <value>
            <set-header name="X-Ran" exists-action="override"><value>yes</value></set-header>
            <choose><when condition="@(context.Request.Headers.ContainsKey("X-New"))">
              <set-variable name="v" value="@(context.Request.Headers.GetValueOrDefault("X-New", ""))" />
            </when></choose>
          </value>
        </cache-value>
        <return-response><set-body>@((context.Variables.ContainsKey("v") ? (string)context.Variables["v"] : "none") + (context.Request.Headers.ContainsKey("X-Ran") ? " made" : ""))</set-body></return-response>
        """)
  }

  private func ask(
    _ trial: Trial, _ new: String? = nil, after duration: Duration = .zero
  ) async throws -> String {
    try await trial.clock.run { try await trial.clock.sleep(for: duration) }
    return try await trial.send(headers: new.map { ["X-New": $0] } ?? [:]).text
  }

  @Test func `The policies inside run for a miss only`() async throws {
    let trial = try trial(#"expires-after="60""#)
    #expect(try await ask(trial, "a") == "a made")
    #expect(try await ask(trial, "b", after: .seconds(59)) == "a")
    #expect(try await ask(trial, "b", after: .seconds(1)) == "b made")
  }

  @Test func `A stale value is made anew, and stays when nothing is made`() async throws {
    let trial = try trial(#"expires-after="60" refresh-after="10""#)
    #expect(try await ask(trial, "a") == "a made")
    #expect(try await ask(trial, "b", after: .seconds(9)) == "a")
    #expect(try await ask(trial, after: .seconds(1)) == "a made")
    #expect(try await ask(trial, "b") == "b made")
    #expect(try await ask(trial) == "b")
    #expect(try await ask(trial, after: .seconds(60)) == "none made")
  }

  @Test func `Without a time a value lives for eight hours`() async throws {
    let trial = try trial("")
    #expect(try await ask(trial, "a") == "a made")
    #expect(try await ask(trial, "b", after: .seconds(28_799)) == "a")
    #expect(try await ask(trial, "b", after: .seconds(1)) == "b made")
  }

  @Test func `A default stands in for what was not made, and is not kept`() async throws {
    let trial = try trial(#"default-value="nothing""#)
    #expect(try await ask(trial) == "nothing made")
    #expect(try await ask(trial, "a") == "a made")
  }
}
