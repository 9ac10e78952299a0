import AIGateway
import HTTPTransport
import LabTime
import Testing

/// Statuses, headers and bodies as the policy reference has them.
@Suite struct RateLimitByKeyTests {
  private static let caller = #"@(context.Request.Headers.GetValueOrDefault("X-Who", "me"))"#

  private func trial(
    _ attributes: String, sku: SKU = .developer, answeredBy backend: Trial.Backend = Trial.Backend(),
    more: String = "", outbound: String = "<base />", onError: String = "<base />"
  ) throws -> Trial {
    try Trial(
      inbound: "<base /><rate-limit-by-key counter-key='\(Self.caller)' \(attributes) />\(more)",
      outbound: outbound, onError: onError, sku: sku, answeredBy: backend)
  }

  private func call(_ trial: Trial, _ times: Int, headers: Headers = [:]) async throws -> [Trial.Answer] {
    var answers: [Trial.Answer] = []
    for _ in 0..<times { answers.append(try await trial.send(headers: headers)) }
    return answers
  }

  private func wait(_ trial: Trial, _ duration: Duration) async throws {
    try await trial.clock.run { try await trial.clock.sleep(for: duration) }
  }

  @Test func `Calls above the limit are refused with 429 and the seconds to wait`() async throws {
    let trial = try trial(#"calls="2" renewal-period="30""#)
    let answers = try await call(trial, 3)
    #expect(answers.map(\.status) == [200, 200, 429])
    #expect(answers[2].headers["Retry-After"] == "30")
    #expect(answers[2].headers["Content-Type"] == "application/json")
    #expect(
      answers[2].text
        == #"{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 30 seconds." }"#)
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `On the classic tiers the window slides`() async throws {
    let trial = try trial(#"calls="2" renewal-period="10""#)
    #expect(try await call(trial, 1).map(\.status) == [200])
    try await wait(trial, .seconds(6))
    #expect(try await call(trial, 2).map(\.status) == [200, 429])
    try await wait(trial, .seconds(4))
    // The first call has left the window, the second has not.
    let answers = try await call(trial, 2)
    #expect(answers.map(\.status) == [200, 429])
    #expect(answers[1].headers["Retry-After"] == "6")
  }

  @Test func `On the v2 tiers a bucket refills evenly`() async throws {
    let trial = try trial(#"calls="2" renewal-period="10""#, sku: .standardV2)
    let answers = try await call(trial, 3)
    #expect(answers.map(\.status) == [200, 200, 429])
    #expect(answers[2].headers["Retry-After"] == "5")
    try await wait(trial, .seconds(5))
    #expect(try await call(trial, 2).map(\.status) == [200, 429])
  }

  @Test func `Each key has a counter of its own`() async throws {
    let trial = try trial(#"calls="1" renewal-period="30""#)
    #expect(try await call(trial, 2, headers: ["X-Who": "a"]).map(\.status) == [200, 429])
    #expect(try await call(trial, 2, headers: ["X-Who": "b"]).map(\.status) == [200, 429])
  }

  @Test func `Headers and variables tell what is left`() async throws {
    let trial = try trial(
      #"calls="2" renewal-period="30" retry-after-header-name="X-Wait" retry-after-variable-name="wait" remaining-calls-header-name="X-Left" remaining-calls-variable-name="left" total-calls-header-name="X-Total""#,
      outbound:
        "<base /><set-header name=\"X-Variable\"><value>@(((int)context.Variables[\"left\"]).ToString())</value></set-header>",
      onError:
        "<base /><set-header name=\"X-Variable\"><value>@(context.LastError.Source + context.LastError.Reason + (int)context.Variables[\"wait\"])</value></set-header>"
    )
    let answers = try await call(trial, 3)
    #expect(answers.map { $0.headers["X-Left"] } == ["1", "0", "0"])
    #expect(answers.map { $0.headers["X-Total"] } == ["2", "2", "2"])
    #expect(answers.map { $0.headers["X-Wait"] } == [nil, nil, "30"])
    #expect(answers.map { $0.headers["Retry-After"] } == [nil, nil, nil])
    #expect(answers.map { $0.headers["X-Variable"] } == ["1", "0", "rate-limitRateLimitExceeded30"])
  }

  @Test func `What a call counts as may depend on its response, and is then known afterwards`() async throws {
    let trial = try trial(
      #"calls="100" renewal-period="60" remaining-calls-header-name="X-Left" increment-condition="@(context.Response.StatusCode == 200)" increment-count="@((int)context.Response.Body.As<JObject>(true)["usage"]["total_tokens"])""#,
      answeredBy: Trial.Backend(json: #"{"usage":{"total_tokens":60}}"#))
    let answers = try await call(trial, 3)
    #expect(answers.map(\.status) == [200, 200, 429])
    #expect(answers.map { $0.headers["X-Left"] } == ["40", "0", "0"])
    #expect(answers[0].text == #"{"usage":{"total_tokens":60}}"#)
  }

  @Test func `A call whose condition does not hold is not counted`() async throws {
    let byResponse = try trial(
      #"calls="1" renewal-period="60" increment-condition="@(context.Response.StatusCode == 200)""#,
      answeredBy: Trial.Backend(json: "{}", status: 404))
    #expect(try await call(byResponse, 3).map(\.status) == [404, 404, 404])
    let byRequest = try trial(
      #"calls="1" renewal-period="60" increment-condition='@(context.Request.Headers.ContainsKey("X-Count"))'"#
    )
    #expect(try await call(byRequest, 3).map(\.status) == [200, 200, 200])
    #expect(try await call(byRequest, 2, headers: ["X-Count": "1"]).map(\.status) == [200, 429])
  }

  @Test func `A call that a later policy fails is judged by the response of that failure`() async throws {
    let trial = try trial(
      #"calls="1" renewal-period="60" increment-condition="@(context.Response.StatusCode == 200)""#,
      more: #"<set-variable name="x" value="@((string)context.Variables["none"])" />"#)
    #expect(try await call(trial, 3).map(\.status) == [500, 500, 500])
  }

  @Test func `Two policies of one key count a request once`() async throws {
    let trial = try trial(
      #"calls="2" renewal-period="60""#,
      more: "<rate-limit-by-key calls=\"2\" renewal-period=\"60\" counter-key='\(Self.caller)' />")
    #expect(try await call(trial, 3).map(\.status) == [200, 200, 429])
  }

  @Test(arguments: [
    (#"renewal-period="60""#, "calls"),
    (#"calls="0" renewal-period="60""#, "calls is 0"),
    (#"calls="many" renewal-period="60""#, "'many' is not a valid integer"),
    (#"calls="1" renewal-perod="60""#, "renewal-period"),
  ])
  func `A mistake is refused when the document loads`(attributes: String, words: String) {
    do {
      _ = try trial(attributes)
      Issue.record("the document loads")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }
}
