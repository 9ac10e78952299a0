import Foundation
import LabRunner
import Testing

@Suite struct ContentFilteringTests {
  private let name = "content-filtering"

  @Test func `A threshold that nothing exceeds fails the lab`() async throws {
    let run = try await LabTrial.run(name, ["threshold=7"])
    #expect(run.outcome.status == .failed)
    #expect(run.assertions.first { !$0.passed }?.file == "Sources/Labs/ContentFiltering.swift")
  }

  @Test func `Without the check in its policy the lab fails: what it asserts is the policy's doing`()
    async throws
  {
    let run = try await LabTrial.run(name, withoutSafetyCheckIn: name)
    #expect(run.outcome.status == .failed)
    #expect(run.requests.filter { $0.url.contains("/chat/completions") }.allSatisfy { $0.status == 200 })
  }

  @Test(arguments: 1...10)
  func `The lab passes whatever the seed`(seed: UInt64) async throws {
    let run = try await LabTrial.run(name, seed: seed)
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }

  @Test(arguments: 1...3)
  func `The lab passes with other thresholds`(threshold: Int) async throws {
    let run = try await LabTrial.run(name, ["threshold=\(threshold)"])
    #expect(run.outcome.status == .passed, "\(run.failures)")
  }
}

extension LabTrial {
  /// A run with a policy that neither asks Content Safety nor shows what it said.
  static func run(_ name: String, withoutSafetyCheckIn lab: String) async throws -> LabTrial {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: UUID().uuidString)
    try files.copyItem(atPath: LabTrial.folder(of: lab), toPath: folder.path())
    defer { try? files.removeItem(at: folder) }
    let file = folder.appending(path: "policy.xml")
    var source = try String(contentsOf: file, encoding: .utf8)
    for (first, last) in [
      ("<send-request", "</choose>\n    <base />"), ("<set-header name=\"debug", "</set-header>"),
    ] {
      let start = try #require(source.range(of: first))
      let end = try #require(source.range(of: last, range: start.upperBound..<source.endIndex))
      source.replaceSubrange(start.lowerBound..<end.upperBound, with: "")
    }
    try source.write(to: file, atomically: true, encoding: .utf8)
    return try await run(name, folder: folder.path())
  }
}
