import Foundation
import LabRunner
import Testing

@Suite struct BackendPoolLoadBalancingTests {
  private let name = "backend-pool-load-balancing"

  @Test func `With a breaker that waits for more refusals the first endpoint is not left alone`() async throws
  {
    let run = try await LabTrial.run(name, ["failures=3"])
    #expect(run.outcome.status == .failed)
    #expect(
      run.assertions.contains { !$0.passed && $0.message.hasPrefix("The first endpoint is left alone") })
  }

  @Test func `Without the retry in its policy the refusal reaches the caller`() async throws {
    let run = try await LabTrial.run(
      name, editing: { $0.replacing(try Regex("</?retry[^>]*(?:&&[^>]*)?>"), with: "") })
    #expect(run.outcome.status == .failed)
    #expect(run.requests.prefix(20).count { $0.status == 429 } == 1)
  }

  @Test func `Without its on-error section the pool's name gets out`() async throws {
    let run = try await LabTrial.run(
      name, editing: { $0.replacing(try Regex("(?s)<choose>.*</choose>"), with: "") })
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.contains("openai-backend-pool") })
  }

  @Test(arguments: 1...25)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test(arguments: [
    ["capacity=1"], ["requests=40", "capacity=35"], ["requests=40", "secondWeight=70", "thirdWeight=30"],
    ["requests=2", "capacity=1"], ["requests=30", "secondWeight=1", "thirdWeight=100"],
  ])
  func `The lab passes with other parameters`(assignments: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
