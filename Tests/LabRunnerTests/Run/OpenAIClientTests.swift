import HTTPTransport
import LabRunner
import OpenAI
import Testing

/// What OpenAI's Python client 1.x does, against a scripted model endpoint in simulated time.
@Suite struct OpenAIClientTests {
  private func ask(
    _ script: Script, retries: Int = 2, style: OpenAIClient.Style = .azure
  ) async throws -> RequestRecord {
    let trial = Trial()
    let lab = SmallLab(service: .model(script)) {
      Act("Ask") { session in
        _ = try await session.openAI(style, retries: retries).chat("gpt", [(role: "user", content: "Hello")])
      }
    }
    #expect(try await trial.run(lab).status == .passed)
    #expect(trial.requests.count == 1)
    return try #require(trial.requests.first)
  }

  @Test func `An answer is recorded with its status, tokens, region and URL`() async throws {
    let script = Script(.chat)
    let record = try await ask(script)
    #expect(record.method == "POST" && record.status == 200 && record.attempts == 1)
    #expect([record.promptTokens, record.completionTokens, record.totalTokens] == [10, 5, 15])
    #expect(record.backend == "UK South" && record.retryAfter == nil && record.error == nil)
    #expect(
      record.url == "http://apim.local/openai/deployments/gpt/chat/completions?api-version=2024-10-21")
    let sent = try #require(script.requests.first)
    let body = try JSON(parsing: try await sent.body.gathered())
    #expect(body["model"] == "gpt")
    #expect(body["messages"] == [["role": "user", "content": "Hello"]])
  }

  @Test func `A refusal reports no tokens`() async throws {
    let record = try await ask(Script(Response(429, headers: ["Retry-After": "7"])), retries: 0)
    #expect(record.status == 429 && record.retryAfter == 7 && record.attempts == 1)
    #expect(record.promptTokens == nil && record.completionTokens == nil && record.totalTokens == nil)
  }

  @Test(arguments: [408, 409, 429, 500, 503])
  func `What may pass is tried again after the time that was asked for`(status: Int) async throws {
    let script = Script(Response(status, headers: ["Retry-After": "30"]), .chat)
    let record = try await ask(script)
    #expect(record.status == 200 && record.attempts == 2 && record.latencyMs == 30_000)
    #expect(script.requests.count == 2)
  }

  @Test(arguments: [400, 401, 403, 404, 422])
  func `What will not pass is not tried again`(status: Int) async throws {
    let script = Script(Response(status, headers: ["Retry-After": "30"]), .chat)
    let record = try await ask(script)
    #expect(record.status == status && record.attempts == 1 && record.latencyMs == 0)
  }

  @Test func `Milliseconds win over seconds`() async throws {
    let refused = Response(429, headers: ["retry-after-ms": "1500", "Retry-After": "30"])
    #expect(try await ask(Script(refused, .chat)).latencyMs == 1500)
  }

  @Test(arguments: ["61", "0", "-1", "soon", "nan", "inf", "1e300"])
  func `A time that is too long, or none, is not waited for: half a second is, then one`(
    asked: String
  ) async throws {
    let refused = Response(429, headers: ["Retry-After": asked])
    let record = try await ask(Script(refused, refused, .chat))
    #expect(record.attempts == 3)
    // Each wait is shortened by up to a quarter.
    #expect((1125...1500).contains(record.latencyMs))
  }

  @Test func `Waits double up to eight seconds`() async throws {
    let record = try await ask(Script(Response(503)), retries: 6)
    #expect(record.attempts == 7 && record.status == 503)
    let longest = 500.0 + 1000 + 2000 + 4000 + 8000 + 8000
    #expect((longest * 0.75...longest).contains(record.latencyMs))
  }

  @Test func `The answer says itself whether to try again`() async throws {
    let never = Response(429, headers: ["x-should-retry": "false", "Retry-After": "1"])
    #expect(try await ask(Script(never, .chat)).attempts == 1)
    let please = Response(400, headers: ["x-should-retry": "true", "Retry-After": "1"])
    #expect(try await ask(Script(please, .chat)).attempts == 2)
  }

  @Test func `Retries end with the number that was allowed`() async throws {
    let script = Script(Response(429, headers: ["Retry-After": "10"]))
    let record = try await ask(script, retries: 2)
    #expect(record.status == 429 && record.attempts == 3 && record.latencyMs == 20_000)
    #expect(script.requests.count == 3)
  }
}
