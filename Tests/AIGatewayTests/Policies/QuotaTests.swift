import AIGateway
import HTTPTransport
import LabTime
import Testing

@Suite struct QuotaTests {
  private func trial(
    _ policy: String, answeredBy backend: Trial.Backend = Trial.Backend(), onError: String = "<base />"
  ) throws -> Trial {
    try Trial(inbound: "<base />\(policy)", onError: onError, answeredBy: backend) {
      Subscription("mine", primaryKey: "k")
    }
  }

  private func call(_ trial: Trial, _ times: Int, body: String = "") async throws -> [Trial.Answer] {
    var answers: [Trial.Answer] = []
    for _ in 0..<times {
      answers.append(
        try await trial.send("POST", headers: ["Ocp-Apim-Subscription-Key": "k"], body: body))
    }
    return answers
  }

  private func wait(_ trial: Trial, _ duration: Duration) async throws {
    try await trial.clock.run { try await trial.clock.sleep(for: duration) }
  }

  // The trial's clock starts at midnight.
  @Test(arguments: [
    ("3600", "01:00:00", "3600"), ("86400", "1.00:00:00", "86400"), ("300", "00:05:00", "300"),
  ])
  func `Calls above the quota are refused with 403 until the period ends`(
    period: String, time: String, seconds: String
  ) async throws {
    for policy in [
      "<quota calls=\"2\" renewal-period=\"\(period)\" />",
      "<quota-by-key counter-key=\"k\" calls=\"2\" renewal-period=\"\(period)\" />",
    ] {
      let trial = try trial(policy)
      let answers = try await call(trial, 3)
      #expect(answers.map(\.status) == [200, 200, 403])
      #expect(answers[2].headers["Retry-After"] == seconds)
      #expect(
        answers[2].text
          == #"{ "statusCode": 403, "message": "Out of call volume quota. Quota will be replenished in \#(time)." }"#
      )
      let length = try #require(Int64(seconds))
      try await wait(trial, .seconds(length) - .milliseconds(1))
      #expect(try await call(trial, 1).map(\.status) == [403])
      try await wait(trial, .milliseconds(1))
      #expect(try await call(trial, 1).map(\.status) == [200])
    }
  }

  @Test func `Periods are fixed: they begin at the time given`() async throws {
    let trial = try trial(
      #"<quota-by-key counter-key="k" calls="1" renewal-period="3600" first-period-start="2026-01-01T00:10:00Z" />"#
    )
    let answers = try await call(trial, 2)
    #expect(answers.map(\.status) == [200, 403])
    #expect(answers[1].headers["Retry-After"] == "600")
  }

  @Test func `Bandwidth is what request and response have, in kilobytes`() async throws {
    for policy in [
      #"<quota bandwidth="4" renewal-period="3600" />"#,
      #"<quota-by-key counter-key="k" bandwidth="4" renewal-period="3600" />"#,
    ] {
      let trial = try trial(
        policy,
        answeredBy: Trial.Backend { _ in Response(body: .bytes(Array(repeating: 32, count: 1024))) })
      let answers = try await call(trial, 3, body: String(repeating: "x", count: 1024))
      #expect(answers.map(\.status) == [200, 200, 403])
      #expect(
        answers[2].text
          == #"{ "statusCode": 403, "message": "Out of bandwidth quota. Quota will be replenished in 01:00:00." }"#
      )
    }
  }

  @Test func `A streamed response counts as it passes`() async throws {
    let trial = try trial(
      #"<quota bandwidth="2" renewal-period="3600" />"#,
      answeredBy: .streaming([String(repeating: "x", count: 1500), String(repeating: "x", count: 1500)]))
    #expect(try await call(trial, 2).map(\.status) == [200, 403])
  }

  @Test func `A period of 0 seconds never ends`() async throws {
    let trial = try trial(#"<quota-by-key counter-key="k" calls="1" renewal-period="0" />"#)
    let answers = try await call(trial, 2)
    #expect(answers[1].status == 403)
    #expect(answers[1].headers["Retry-After"] == nil)
    #expect(answers[1].text == #"{ "statusCode": 403, "message": "Out of call volume quota." }"#)
    try await wait(trial, .seconds(400 * 86_400))
    #expect(try await call(trial, 1).map(\.status) == [403])
  }

  @Test func `What a call counts as may depend on its response`() async throws {
    let trial = try trial(
      #"<quota-by-key counter-key="k" calls="3" renewal-period="300" increment-condition="@(context.Response.StatusCode < 300)" increment-count="2" />"#
    )
    #expect(try await call(trial, 3).map(\.status) == [200, 200, 403])
  }

  @Test func `A key is counted once in a request, whatever names it`() async throws {
    let policy = #"<quota-by-key counter-key="k" calls="2" renewal-period="300" />"#
    #expect(try await call(try trial(policy + policy), 3).map(\.status) == [200, 200, 403])
  }

  @Test func `A refusal runs on-error`() async throws {
    let trial = try trial(
      #"<quota calls="1" renewal-period="300" />"#,
      onError:
        #"<base /><set-header name="X"><value>@(context.LastError.Source + " " + context.LastError.Reason)</value></set-header>"#
    )
    #expect(try await call(trial, 2).last?.headers["X"] == "quota QuotaExceeded")
  }

  @Test(arguments: [
    (#"<quota renewal-period="300" />"#, "limits nothing"),
    (#"<quota-by-key counter-key="k" calls="1" renewal-period="200" />"#, "renewal-period is 200"),
    (#"<quota-by-key calls="1" renewal-period="300" />"#, "counter-key"),
    (
      #"<quota-by-key counter-key="k" calls="1" renewal-period="300" first-period-start="soon" />"#,
      "first-period-start is \"soon\""
    ),
  ])
  func `A mistake is refused when the document loads`(policy: String, words: String) {
    do {
      _ = try trial(policy)
      Issue.record("the document loads")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }
}
