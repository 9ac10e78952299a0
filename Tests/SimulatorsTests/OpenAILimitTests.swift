import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OpenAILimitTests {
  private func caller(_ tokens: Int?, _ requests: Int?) -> Caller {
    // A model that writes any number of tokens.
    let deployment = Deployment(
      "gpt-4o-mini", model: Model("gpt", snapshot: "gpt"), tokensPerMinute: tokens,
      requestsPer10Seconds: requests)
    return Caller(OpenAISimulator(deployments: [deployment], latency: .none))
  }

  // Each row: after so many seconds a request with max_tokens (16 without), its status, its Retry-After.
  private typealias Row = (after: Int, maxTokens: Int?, status: Int, retryAfter: String?)

  private func expect(_ rows: [Row], tokens: Int?, requests: Int?) async throws {
    let caller = caller(tokens, requests)
    let start = caller.clock.now
    let answers = try await caller.clock.run {
      var answers: [Caller.Answer] = []
      for row in rows {
        try await caller.clock.sleep(until: start + .seconds(row.after))
        let members: JSONObject = row.maxTokens.map { ["max_tokens": .int($0)] } ?? [:]
        answers.append(try await caller.send(Caller.body(members)))
      }
      return answers
    }
    for (row, answer) in zip(rows, answers) {
      #expect(answer.response.status == row.status, "after \(row.after) s")
      #expect(answer.response.headers["Retry-After"] == row.retryAfter, "after \(row.after) s")
    }
  }

  @Test func `Tokens slide over sixty seconds`() async throws {
    try await expect(
      [
        (0, 400, 200, nil), (10, 400, 200, nil), (20, 300, 429, "40"), (20, 200, 200, nil),
        (30, nil, 429, "30"), (59, 400, 429, "1"), (60, 400, 200, nil), (60, 401, 429, "20"),
        (61, 1, 429, "9"), (70, 400, 200, nil), (80, 200, 200, nil),
      ], tokens: 1000, requests: 100)
  }

  @Test func `A request without max_tokens costs sixteen`() async throws {
    try await expect(
      [(0, nil, 200, nil), (1, nil, 200, nil), (2, nil, 429, "58"), (60, nil, 200, nil)],
      tokens: 32, requests: 100)
  }

  @Test func `Requests slide over ten seconds`() async throws {
    try await expect(
      [
        (0, 1, 200, nil), (4, 1, 200, nil), (5, 1, 429, "5"), (9, 1, 429, "1"), (10, 1, 200, nil),
        (11, 1, 429, "3"), (14, 1, 200, nil),
      ], tokens: nil, requests: 2)
  }

  @Test func `Every begun thousand of tokens per minute allows one request in ten seconds`() {
    #expect(Deployment("a", tokensPerMinute: 1000).requestsPer10Seconds == 1)
    #expect(Deployment("a", tokensPerMinute: 1001).requestsPer10Seconds == 2)
    #expect(Deployment("a", tokensPerMinute: 0).requestsPer10Seconds == 0)
    #expect(Deployment("a").requestsPer10Seconds == nil)
  }

  @Test func `A request larger than the limit is told to wait for a day`() async throws {
    try await expect([(0, 1001, 429, "86400"), (1, .max, 429, "86400")], tokens: 1000, requests: 10)
    try await expect([(0, 1, 429, "86400")], tokens: 0, requests: nil)
  }

  @Test func `A refusal tells in Azure's words which limit it was`() async throws {
    let caller = caller(100, 100)
    let answer = try await caller.clock.run {
      _ = try await caller.send(Caller.body(["max_tokens": 90]))
      try await caller.clock.sleep(for: .milliseconds(500))
      return try await caller.send(Caller.body(["max_tokens": 90]))
    }
    #expect(
      answer.failure
        == ErrorBody(
          azureCode: "429",
          message: """
            Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-10-21 have \
            exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 60 seconds. \
            Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the \
            default rate limit.
            """))
    #expect(answer.response.headers["retry-after-ms"] == "59500")
    #expect(answer.response.headers["x-ratelimit-reset-tokens"] == "60")
    #expect(answer.response.headers["x-ratelimit-remaining-tokens"] == "10")
    let requests = self.caller(nil, 0)
    let refused = try await requests.ask(Caller.body())
    #expect(refused.failure?.message.contains("have exceeded call rate limit") == true)
    #expect(refused.response.headers["x-ratelimit-reset-requests"] == "86400")
  }

  @Test func `OpenAI's refusal has its own shape`() async throws {
    let answer = try await caller(10, 10).ask(Caller.body(["model": "gpt-4o-mini"]), to: Caller.openAIChat)
    #expect(answer.response.status == 429)
    #expect(answer.failure?.type == "tokens" && answer.failure?.code == "rate_limit_exceeded")
  }

  @Test func `Responses tell what is left`() async throws {
    let caller = caller(1000, 3)
    let headers = try await caller.clock.run {
      _ = try await caller.send(Caller.body(["max_tokens": 100]))
      return try await caller.send(Caller.body(["max_tokens": 250])).response.headers
    }
    #expect(headers["x-ratelimit-limit-tokens"] == "1000")
    #expect(headers["x-ratelimit-remaining-tokens"] == "650")
    #expect(headers["x-ratelimit-limit-requests"] == "3")
    #expect(headers["x-ratelimit-remaining-requests"] == "1")
  }

  @Test func `Only requests that would succeed are charged, and each deployment for itself`() async throws {
    let simulator = OpenAISimulator(
      deployments: [
        Deployment("gpt-4o-mini", tokensPerMinute: 20), Deployment("gpt-4o", tokensPerMinute: 20),
      ], latency: .none)
    let caller = Caller(simulator)
    let statuses = try await caller.clock.run {
      var statuses: [Int] = []
      statuses.append(try await caller.send(#"{"messages":[]}"#).response.status)
      statuses.append(try await caller.send(Caller.body(), headers: [:]).response.status)
      statuses.append(try await caller.send(Caller.body()).response.status)
      statuses.append(try await caller.send(Caller.body()).response.status)
      let other = "/openai/deployments/gpt-4o/chat/completions?api-version=1"
      statuses.append(try await caller.send(Caller.body(), to: other).response.status)
      return statuses
    }
    #expect(statuses == [400, 401, 200, 429, 200])
    #expect(caller.endpoint.receivedCount == 5)
    #expect(caller.endpoint.answeredCount == 2)
  }
}
