import Foundation
import LabRunner
import Testing

@Suite struct TokenMetricsEmittingTests {
  private let name = "token-metrics-emitting"

  @Test func `Without the policy the lab fails: what it asserts is the policy's doing`() async throws {
    let run = try await LabTrial.run(name) { source in
      let start = try #require(source.range(of: "<azure-openai-emit-token-metric"))
      let end = try #require(source.range(of: "</azure-openai-emit-token-metric>"))
      return source.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }
    #expect(run.outcome.status == .failed)
    #expect(run.requests.filter { $0.status != 200 }.map(\.status) == [401, 404])
    #expect(run.failures.contains { $0.contains("as many points") })
  }

  @Test func `Without the cache the lab fails: both answers have points then`() async throws {
    let run = try await LabTrial.run(name, document: "cached.xml") { source in
      let start = try #require(source.range(of: "<azure-openai-semantic-cache-lookup"))
      let end = try #require(source[start.lowerBound...].range(of: "/>"))
      return source.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }
    #expect(run.failures.count == 3, "\(run.failures)")
    #expect(run.failures.contains { $0.contains("one point of Total Tokens") })
  }

  @Test func `With the default parameters there are forty answers, twenty of the first subscription`()
    async throws
  {
    let run = try await LabTrial.run(name)
    let points = try #require(
      run.assertions.first { $0.message.hasPrefix("Total Tokens: as many points") })
    #expect(points.actual == "[20, 10, 10]")
  }

  @Test(arguments: 1...10)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test(arguments: [["requests=1", "rounds=1"], ["requests=40", "rounds=30"]])
  func `The lab passes with other parameters`(assignments: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
