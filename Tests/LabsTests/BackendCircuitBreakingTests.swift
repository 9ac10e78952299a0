import LabRunner
import Testing

@Suite struct BackendCircuitBreakingTests {
  private let name = "backend-circuit-breaking"

  @Test func `When the policy goes to the endpoint past its entity, no breaker opens and the lab fails`()
    async throws
  {
    let run = try await LabTrial.run(
      name,
      editing: {
        $0.replacing(#"backend-id="{backend-id}""#, with: #"base-url="http://openai1.local/openai""#)
      })
    #expect(run.outcome.status == .failed)
    #expect(run.requests.prefix(6).map(\.status) == [429, 429, 429, 200, 429, 429])
  }

  @Test(arguments: 1...25)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test(arguments: [
    ["failures=1"], ["failures=2", "interval=10", "tripDuration=5"], ["failures=20", "tripDuration=600"],
    ["retryAfter=3600"], ["tripDuration=86400", "retryAfter=2"],
  ])
  func `The lab passes with other parameters`(assignments: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
