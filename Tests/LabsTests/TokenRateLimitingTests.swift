import Foundation
import LabRunner
import Testing

@Suite struct TokenRateLimitingTests {
  private let name = "token-rate-limiting"

  @Test func `A limit that is never reached fails the lab`() async throws {
    let run = try await LabTrial.run(name, ["tokensPerMinute=100000"])
    #expect(run.outcome.status == .failed)
    #expect(run.outcome.exitCode == .failed)
    let failure = try #require(run.assertions.first { !$0.passed })
    #expect(failure.file == "Sources/Labs/TokenRateLimiting.swift")
    #expect((failure.line ?? 0) > 0 && failure.expected != nil && failure.actual != nil)
  }

  @Test func `Without the limit in its policy the lab fails: what it asserts is the policy's doing`()
    async throws
  {
    let source = try String(contentsOfFile: LabTrial.folder(of: name) + "/policy.xml", encoding: .utf8)
    let start = try #require(source.range(of: "<azure-openai-token-limit"))
    let end = try #require(source.range(of: "/>", range: start.upperBound..<source.endIndex))
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try source.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
      .write(to: folder.appending(path: "policy.xml"), atomically: true, encoding: .utf8)
    let run = try await LabTrial.run(name, folder: folder.path())
    #expect(run.outcome.status == .failed)
    #expect(run.requests.allSatisfy { $0.status == 200 })
  }

  @Test(arguments: 1...25)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test(arguments: [
    ["tokensPerMinute=1"], ["tokensPerMinute=300", "requests=20"], ["tokensPerMinute=2000", "requests=60"],
  ])
  func `The lab passes with other parameters`(assignments: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
