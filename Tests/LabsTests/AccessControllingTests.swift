import Foundation
import LabRunner
import Testing

@Suite struct AccessControllingTests {
  private let name = "access-controlling"

  @Test func `Without the policy the lab fails: a key alone is enough then`() async throws {
    let run = try await LabTrial.run(name) { source in
      let start = try #require(source.range(of: "<validate-azure-ad-token"))
      let end = try #require(source.range(of: "</validate-azure-ad-token>"))
      return source.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.contains("A key alone") })
  }

  @Test func `Without the gateway's own token the lab fails: the model takes no token of a caller`()
    async throws
  {
    let run = try await LabTrial.run(name) { source in
      source.replacing("exists-action=\"override\"", with: "exists-action=\"skip\"")
    }
    #expect(run.failures.contains { $0.contains("Both together open the gateway") })
  }

  @Test(arguments: [["lifetime=10"], ["lifetime=86400"]])
  func `The lab passes with other parameters`(assignments: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
