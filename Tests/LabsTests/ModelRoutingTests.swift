import LabRunner
import Testing

@Suite struct ModelRoutingTests {
  private let name = "model-routing"

  @Test func `When every deployment goes to the first pool the lab fails`() async throws {
    let run = try await LabTrial.run(
      name,
      editing: {
        $0.replacing("{backend-id-2}", with: "{backend-id-1}")
          .replacing("{backend-id-3}", with: "{backend-id-1}")
      })
    #expect(run.outcome.status == .failed)
    #expect(run.requests.contains { $0.status == 404 && $0.url.contains("gpt-4o-2024-05-13") })
  }

  @Test(arguments: 1...10)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test(arguments: [["rounds=10"], ["failures=1"], ["rounds=3", "failures=20"]])
  func `The lab passes with other parameters`(assignments: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
