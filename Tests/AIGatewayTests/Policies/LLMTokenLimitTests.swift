import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

/// Statuses, headers and bodies as the policy reference and captured live responses have them.
@Suite struct LLMTokenLimitTests {
  private static let answer =
    #"{"choices":[{"message":{"content":"usage: {\"total_tokens\": 9}"}}],"usage":{"prompt_tokens":30,"completion_tokens":20,"total_tokens":50}}"#
  private static let question = #"{"messages":[{"role":"user","content":"Hello there"}]}"#

  private func trial(
    _ attributes: String, name: String = "llm-token-limit", key: String = "k", sku: SKU = .developer,
    answeredBy backend: Trial.Backend = Trial.Backend(json: LLMTokenLimitTests.answer),
    outbound: String = "<base />",
    onError: String = "<base />"
  ) throws -> Trial {
    try Trial(
      inbound: "<base /><\(name) counter-key=\"\(key)\" \(attributes) />", outbound: outbound,
      onError: onError,
      sku: sku, answeredBy: backend)
  }

  private func ask(
    _ trial: Trial, _ times: Int = 1, body: String = Self.question, headers: Headers = [:]
  ) async throws -> [Trial.Answer] {
    var answers: [Trial.Answer] = []
    for _ in 0..<times { answers.append(try await trial.send("POST", headers: headers, body: body)) }
    return answers
  }

  @Test(arguments: ["llm-token-limit", "azure-openai-token-limit"])
  func `Without an estimate requests are admitted until the limit is used up`(name: String) async throws {
    let trial = try trial(
      #"tokens-per-minute="120" estimate-prompt-tokens="false" remaining-tokens-header-name="X-Left" tokens-consumed-header-name="X-Used""#,
      name: name)
    let answers = try await ask(trial, 4)
    #expect(answers.map(\.status) == [200, 200, 200, 429])
    #expect(answers.map { $0.headers["X-Left"] } == ["70", "20", "0", "0"])
    #expect(answers.map { $0.headers["X-Used"] } == ["50", "50", "50", nil])
    #expect(answers[3].headers["Retry-After"] == "60")
    #expect(
      answers[3].text
        == #"{ "statusCode": 429, "message": "Token limit is exceeded. Try again in 60 seconds." }"#)
    #expect(trial.backend.requests.count == 3)
  }

  @Test func `The window slides: a minute later the oldest tokens are free again`() async throws {
    let trial = try trial(#"tokens-per-minute="60" estimate-prompt-tokens="false""#)
    #expect(try await ask(trial, 2).map(\.status) == [200, 200])
    #expect(try await ask(trial).map(\.status) == [429])
    try await trial.clock.run { try await trial.clock.sleep(for: .milliseconds(59_500)) }
    let refused = try await ask(trial)
    #expect(refused.map { $0.headers["Retry-After"] } == ["1"])
    try await trial.clock.run { try await trial.clock.sleep(for: .milliseconds(500)) }
    #expect(try await ask(trial).map(\.status) == [200])
  }

  @Test func `Each key has a counter of its own, whichever policy names it`() async throws {
    let trial = try trial(
      #"tokens-per-minute="1" estimate-prompt-tokens="false""#,
      key: "@(context.Request.Headers.GetValueOrDefault(\"X-Who\", \"\"))")
    #expect(try await ask(trial, 2, headers: ["X-Who": "a"]).map(\.status) == [200, 429])
    #expect(try await ask(trial, 2, headers: ["X-Who": "b"]).map(\.status) == [200, 429])
  }

  @Test func `An estimate that does not fit is refused before the model is asked`() async throws {
    let trial = try trial(#"tokens-per-minute="5" estimate-prompt-tokens="true""#)
    let answer = try #require(try await ask(trial).first)
    #expect(answer.status == 429)
    #expect(answer.headers["Retry-After"] == nil)
    #expect(answer.text == #"{ "statusCode": 429, "message": "Token limit is exceeded." }"#)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `Parallel requests with an estimate do not overshoot`() async throws {
    // The model reports exactly what was estimated, so the sum of admitted requests stays within the limit.
    let trial = try trial(
      #"tokens-per-minute="100" estimate-prompt-tokens="true" tokens-consumed-variable-name="estimated""#,
      answeredBy: Trial.Backend { _ in
        Response(
          200, headers: ["Content-Type": "application/json"],
          body: .text(#"{"usage":{"prompt_tokens":9,"completion_tokens":0}}"#))
      })
    let answers = try await withThrowingTaskGroup(of: Trial.Answer.self) { group in
      for _ in 0..<64 { group.addTask { try await trial.send("POST", body: Self.question) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let admitted = answers.count { $0.status == 200 }
    #expect(admitted == trial.backend.requests.count)
    #expect(admitted > 0 && admitted * 9 <= 100)
  }

  @Test func `What the model reports replaces the estimate, and a failed request costs nothing`() async throws
  {
    let failures = Mutex(2)
    let trial = try trial(
      #"tokens-per-minute="60" estimate-prompt-tokens="true" remaining-tokens-header-name="X-Left""#,
      answeredBy: Trial.Backend { _ in
        let fails = failures.withLock { left in
          left -= 1
          return left >= 0
        }
        return fails
          ? Response(500)
          : Response(200, headers: ["Content-Type": "application/json"], body: .text(Self.answer))
      })
    let answers = try await ask(trial, 4)
    #expect(answers.map(\.status) == [500, 500, 200, 200].prefix(3) + [answers[3].status])
    #expect(answers[2].headers["X-Left"] == "10")
  }

  @Test func `A failure after the model's answer does not make it free`() async throws {
    let trial = try Trial(
      inbound:
        "<base /><llm-token-limit counter-key=\"k\" tokens-per-minute=\"50\" estimate-prompt-tokens=\"false\" />",
      backend:
        "<base /><set-variable name=\"x\" value=\"@((string)context.Variables[&quot;none&quot;])\" />",
      answeredBy: Trial.Backend(json: Self.answer))
    #expect(try await ask(trial, 2).map(\.status) == [500, 429])
  }

  @Test func `A quota is refused with 403 until its period ends`() async throws {
    let trial = try trial(
      #"token-quota="40" token-quota-period="Hourly" estimate-prompt-tokens="false" remaining-quota-tokens-header-name="X-Quota" retry-after-header-name="X-Wait""#
    )
    let answers = try await ask(trial, 2)
    #expect(answers.map(\.status) == [200, 403])
    #expect(answers.map { $0.headers["X-Quota"] } == ["0", "0"])
    #expect(answers[1].headers["X-Wait"] == "3600")
    #expect(answers[1].headers["Retry-After"] == nil)
    #expect(
      answers[1].text
        == #"{ "statusCode": 403, "message": "Token quota is exceeded. Try again in 1 hours, 0 minutes and 0 seconds." }"#
    )
    try await trial.clock.run { try await trial.clock.sleep(for: .seconds(3600)) }
    #expect(try await ask(trial).map(\.status) == [200])
  }

  @Test func `On the v2 tiers a bucket may owe, so the wait can be longer than a minute`() async throws {
    let trial = try trial(#"tokens-per-minute="10" estimate-prompt-tokens="false""#, sku: .basicV2)
    let answers = try await ask(trial, 2)
    #expect(answers.map(\.status) == [200, 429])
    // 50 tokens from a bucket of 10 leave a debt of 40; 41 tokens at 10 a minute take 246 seconds.
    #expect(answers[1].headers["Retry-After"] == "246")
  }

  @Test func `A stream is charged what its last chunk reports`() async throws {
    let trial = try trial(
      #"tokens-per-minute="60" estimate-prompt-tokens="false" remaining-tokens-header-name="X-Left""#,
      answeredBy: .streaming([
        #"{"choices":[{"delta":{"content":"Hello"}}]}"#,
        #"{"choices":[],"usage":{"prompt_tokens":8,"completion_tokens":52}}"#,
        "[DONE]",
      ]))
    let body = #"{"stream":true,"messages":[{"role":"user","content":"Hello there"}]}"#
    let answers = try await ask(trial, 2, body: body)
    #expect(answers.map(\.status) == [200, 429])
    #expect(answers[0].text.hasSuffix("data: [DONE]\n\n"))
  }

  @Test func `A stream of the Responses API is charged what its last event reports`() async throws {
    let trial = try trial(
      #"tokens-per-minute="60" estimate-prompt-tokens="false""#,
      answeredBy: .streaming([
        #"{"type":"response.created","response":{"usage":null}}"#,
        #"{"type":"response.output_text.delta","delta":"Hello"}"#,
        #"{"type":"response.completed","response":{"usage":{"input_tokens":8,"output_tokens":52}}}"#,
      ]))
    let body = #"{"stream":true,"input":"Hello there"}"#
    #expect(try await ask(trial, 2, body: body).map(\.status) == [200, 429])
  }

  @Test(arguments: [
    #"{"object":"response","usage":{"input_tokens":8,"output_tokens":52,"total_tokens":60}}"#,
    #"{"object":"list","usage":{"prompt_tokens":60,"total_tokens":60}}"#,
  ])
  func `Responses and embeddings are charged too`(answer: String) async throws {
    let trial = try trial(
      #"tokens-per-minute="60" estimate-prompt-tokens="false""#, answeredBy: Trial.Backend(json: answer))
    #expect(try await ask(trial, 2).map(\.status) == [200, 429])
  }

  @Test func `A stream of the Responses API without usage is estimated`() async throws {
    let delta = #"{"type":"response.output_text.delta","delta":" several different words"}"#
    let trial = try trial(
      #"tokens-per-minute="20" estimate-prompt-tokens="false""#,
      answeredBy: .streaming(Array(repeating: delta, count: 10)))
    let body = #"{"stream":true,"input":"Hello"}"#
    #expect(try await ask(trial, 2, body: body).map(\.status) == [200, 429])
  }

  @Test func `A stream that reports nothing is estimated`() async throws {
    let trial = try trial(
      #"tokens-per-minute="20" estimate-prompt-tokens="false""#,
      answeredBy: .streaming(
        Array(repeating: #"{"choices":[{"delta":{"content":" several different words"}}]}"#, count: 10) + [
          "[DONE]"
        ]))
    let body = #"{"stream":true,"messages":[{"role":"user","content":"Hello"}]}"#
    #expect(try await ask(trial, 2, body: body).map(\.status) == [200, 429])
  }

  @Test func `Variables tell the outbound section what was used and what is left`() async throws {
    let trial = try trial(
      #"tokens-per-minute="100" estimate-prompt-tokens="false" remaining-tokens-variable-name="left" tokens-consumed-variable-name="used""#,
      outbound:
        "<base /><set-header name=\"X\"><value>@((int)context.Variables[\"left\"] + \"/\" + (int)context.Variables[\"used\"])</value></set-header>"
    )
    #expect(try await ask(trial).first?.headers["X"] == "50/50")
  }

  @Test func `A refusal runs on-error with its variables set`() async throws {
    let trial = try trial(
      #"tokens-per-minute="1" estimate-prompt-tokens="false" retry-after-variable-name="wait""#,
      onError:
        "<base /><set-header name=\"X\"><value>@(context.LastError.Reason + \" \" + (int)context.Variables[\"wait\"])</value></set-header>"
    )
    #expect(try await ask(trial, 2).last?.headers["X"] == "TokenLimitExceeded 60")
  }

  @Test(arguments: [
    (#"estimate-prompt-tokens="false""#, "limits nothing"),
    (#"tokens-per-minute="100""#, "estimate-prompt-tokens"),
    (#"tokens-per-minute="abc" estimate-prompt-tokens="false""#, "'abc' is not a valid integer"),
    (#"tokens-per-minute="0" estimate-prompt-tokens="false""#, "tokens-per-minute is 0"),
    (#"token-quota="5" estimate-prompt-tokens="false""#, "together"),
    (#"token-quota="5" token-quota-period="Hourlly" estimate-prompt-tokens="false""#, "Hourlly"),
    (#"tokens-per-minute="5" estimate-prompt-tokens="maybe""#, "maybe"),
    (#"tokens-per-minutes="5" estimate-prompt-tokens="false""#, "tokens-per-minute"),
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

extension Trial.Backend {
  /// Answers with server-sent events.
  static func streaming(_ events: [String]) -> Trial.Backend {
    Trial.Backend { _ in
      let rest = Mutex(events[...])
      return Response(
        200, headers: ["Content-Type": "text/event-stream; charset=utf-8"],
        body: .stream(BodyStream { rest.withLock { $0.popFirst() }.map { Array("data: \($0)\n\n".utf8) } }))
    }
  }

  @Test func `The backend is asked for an answer that is not compressed, since its usage is read`()
    async throws
  {
    let plain = try Trial()
    _ = try await plain.send("POST", headers: ["Accept-Encoding": "gzip, br"])
    #expect(plain.backend.requests.first?.headers[all: "Accept-Encoding"] == ["gzip, br"])
    let limited = try Trial(
      inbound: """
        <base />
        <llm-token-limit counter-key="k" tokens-per-minute="100" estimate-prompt-tokens="false" />
        """)
    _ = try await limited.send("POST", headers: ["Accept-Encoding": "gzip, br"])
    #expect(limited.backend.requests.first?.headers[all: "Accept-Encoding"] == ["identity"])
  }
}
