import Foundation
import LabRunner
import Testing

@Suite struct SemanticCachingTests {
  private let name = "semantic-caching"

  @Test func `Without the store in its policy the lab fails: what it asserts is the policy's doing`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: URL(filePath: LabTrial.folder(of: name)), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let policy = folder.appending(path: "policy.xml")
    let source = try String(contentsOf: policy, encoding: .utf8)
    let start = try #require(source.range(of: "<azure-openai-semantic-cache-store"))
    let end = try #require(source.range(of: "/>", range: start.upperBound..<source.endIndex))
    try source.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
      .write(to: policy, atomically: true, encoding: .utf8)
    let run = try await LabTrial.run(name, folder: folder.path())
    #expect(run.outcome.status == .failed)
    #expect(run.failures.contains { $0.hasPrefix("Exactly one question reaches the model") })
    #expect(run.failures.contains { $0.hasPrefix("The cache answers") })
  }

  @Test(arguments: 1...15)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test(arguments: [
    ["scoreThreshold=0.3", "requests=40"], ["nearMissGuard=off"], ["duration=30", "requests=100"],
    ["requests=2000", "duration=60", "scoreThreshold=0.1"],
  ])
  func `The lab passes with other parameters`(assignments: [String]) async throws {
    let run = try await LabTrial.run(name, assignments)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}
