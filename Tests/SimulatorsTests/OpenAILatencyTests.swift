import HTTPTransport
import LabTime
import OpenAI
import Testing

@testable import Simulators

@Suite struct OpenAILatencyTests {
  private let steady = LatencyModel(
    firstToken: .init(200), perPromptToken: 1, perToken: .init(10))

  @Test func `A plain answer takes the time of all its tokens`() async throws {
    let answer = try await Caller(OpenAISimulator(latency: steady)).ask(Caller.body())
    let usage = try #require(answer.completion?.usage)
    // 200 ms, 30 prompt tokens of 1 ms, and 10 ms for each token after the first.
    #expect(answer.headAfter == .milliseconds(200 + 30 + 10 * (usage.completionTokens - 1)))
  }

  @Test func `A stream begins at once and each token comes at its time`() async throws {
    let answer = try await Caller(OpenAISimulator(latency: steady)).ask(Caller.body(["stream": true]))
    #expect(answer.headAfter == .zero)
    let tokens = answer.chunks.flatMap(\.choices).count { $0.role == nil && $0.content != nil }
    let opening = Array(repeating: Duration.milliseconds(230), count: 2)
    let deltas = (0..<tokens).map { Duration.milliseconds(230 + 10 * $0) }
    let closing = Array(repeating: Duration.milliseconds(230 + 10 * (tokens - 1)), count: 2)
    #expect(answer.chunksAfter == opening + deltas + closing)
  }

  @Test func `A stream ends when the same answer would have come whole`() async throws {
    let whole = try await Caller().ask(Caller.body())
    let streamed = try await Caller().ask(Caller.body(["stream": true]))
    #expect(streamed.streamedText == whole.completion?.choices.first?.content)
    #expect(streamed.chunksAfter.last == whole.headAfter)
  }

  @Test func `Latency varies around its mean and never falls below zero`() {
    let random = RandomSource(seed: 9)
    let calm = (0..<2000).map { _ in LatencyModel.Milliseconds(19, deviation: 6).sample(random).inMilliseconds
    }
    let mean = calm.reduce(0, +) / 2000
    let variance = calm.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2000
    #expect(abs(mean - 19) < 0.5 && abs(variance.squareRoot() - 6) < 0.5)
    let wild = (0..<1000).map { _ in LatencyModel.Milliseconds(1, deviation: 50).sample(random) }
    #expect(wild.allSatisfy { $0 >= .zero })
    #expect((400...560).contains(wild.count { $0 == .zero }))
  }

  @Test func `Impossible latencies become possible ones`() {
    let random = RandomSource(seed: 9)
    for impossible in [-5, -.infinity, .infinity, .nan] as [Double] {
      #expect(LatencyModel.Milliseconds(impossible, deviation: impossible).sample(random) == .zero)
    }
    #expect(LatencyModel.Milliseconds(1e300).sample(random) == .seconds(86_400))
  }

  @Test func `Chat takes 180 ms and 19 ms per token by default`() async throws {
    let caller = Caller()
    let (total, tokens) = try await caller.clock.run {
      var total = 0.0
      var tokens = 0
      for _ in 0..<200 {
        let answer = try await caller.send(Caller.body())
        total += answer.headAfter.inMilliseconds
        tokens += answer.completion?.usage?.completionTokens ?? 0
      }
      return (total, tokens)
    }
    // First tokens: 180 ms and 30 prompt tokens of 0.2 ms.
    let expected = 200 * 186 + 19 * Double(tokens - 200)
    #expect(abs(total - expected) / expected < 0.02)
  }

  @Test func `No latency means no time passes`() async throws {
    let answer = try await Caller(OpenAISimulator(latency: .none)).ask(Caller.body(["stream": true]))
    #expect(answer.chunksAfter.last == .zero)
  }
}
