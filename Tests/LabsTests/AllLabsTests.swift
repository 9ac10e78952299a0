import Foundation
import LabRunner
import LabTime
import Labs
import Synchronization
import Testing

/// The labs as `labs run` runs them, in simulated time.
@Suite struct AllLabsTests {
  @Test(arguments: AllLabs.all.map { $0.name })
  func `Every lab passes its own assertions`(name: String) async throws {
    let run = try await LabTrial.run(name)
    #expect(run.outcome.status == .passed, "\(run.failures)")
    #expect(run.phases == Phase.allCases)
    #expect(run.assertions.count > 3)
    #expect(!run.charts.isEmpty)
  }

  @Test(arguments: AllLabs.all.map { $0.name })
  func `The same seed gives the same run`(name: String) async throws {
    let first = try await LabTrial.run(name, seed: 42)
    let second = try await LabTrial.run(name, seed: 42)
    #expect(first.requests == second.requests)
    #expect(first.assertions == second.assertions)
    #expect(!first.requests.isEmpty)
    let other = try await LabTrial.run(name, seed: 43)
    #expect(first.requests != other.requests)
  }

  @Test(arguments: AllLabs.all.map { $0.name })
  func `Every lab has prose, and parameters that say what they mean`(name: String) throws {
    let lab = try AllLabs.named(name)
    let folder = LabTrial.folder(of: name)
    #expect(FileManager.default.fileExists(atPath: "\(folder)/README.md"))
    for parameter in lab.parameters {
      #expect(!parameter.name.isEmpty && parameter.help.count > 10)
      #expect(throws: Never.self) { try parameter.set(parameter.standardText) }
    }
    #expect(Set(lab.steps.map(\.name)).count == lab.steps.count, "two steps of one name")
  }
}

/// A run of a lab with nothing kept but its events.
struct LabTrial {
  let outcome: RunOutcome
  let events: [RunEvent]

  /// Runs a lab with another policy document than its own.
  static func run(
    _ name: String, _ assignments: [String] = [], document: String = "policy.xml",
    editing edit: (String) throws -> String
  ) async throws -> LabTrial {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: UUID().uuidString)
    try files.copyItem(atPath: Self.folder(of: name), toPath: folder.path())
    defer { try? files.removeItem(at: folder) }
    let policy = folder.appending(path: document)
    try edit(String(contentsOf: policy, encoding: .utf8)).write(to: policy, atomically: true, encoding: .utf8)
    return try await run(name, assignments, folder: folder.path())
  }

  static func run(
    _ name: String, seed: UInt64 = 7, _ assignments: [String] = [], folder: String? = nil
  ) async throws -> LabTrial {
    let lab = try ConfiguredLab(AllLabs.named(name), assignments: assignments)
    let events = Mutex<[RunEvent]>([])
    let runner = Runner(store: nil, wall: RealClock(startingAt: .system)) { event in
      events.withLock { $0.append(event) }
    }
    let header = RunHeader(
      lab: LabRecord(name: name, title: name, category: ""), parameters: lab.parameters, seed: seed,
      mode: .simulated, machine: .current, labsVersion: "")
    let outcome = try await runner.run(lab, header, folder: folder ?? Self.folder(of: name))
    return LabTrial(outcome: outcome, events: events.withLock { $0 })
  }

  static func folder(of name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "labs/\(name)").path()
  }

  var requests: [RequestRecord] {
    events.compactMap { if case .request(let record) = $0.kind { record } else { nil } }
  }

  var assertions: [AssertionRecord] {
    events.compactMap { if case .assertion(let record) = $0.kind { record } else { nil } }
  }

  var charts: [Chart] {
    events.compactMap { if case .chart(let chart) = $0.kind { chart } else { nil } }
  }

  var phases: [Phase] {
    events.compactMap { if case .phaseStarted(let phase) = $0.kind { phase } else { nil } }
  }

  var failures: [String] {
    events.compactMap { event in
      switch event.kind {
      case .assertion(let record) where !record.passed:
        "\(record.message): expected \(record.expected ?? ""), actual \(record.actual ?? "")"
      case .stepFinished(_, let failure?): failure.message
      default: nil
      }
    }
  }
}
