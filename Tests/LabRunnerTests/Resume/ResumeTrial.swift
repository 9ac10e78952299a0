import LabTime
import Synchronization

@testable import LabRunner

/// Runs of small labs that go on from one another.
final class ResumeTrial: Sendable {
  let store: ResultStore

  init() throws {
    store = try ResultStore()
  }

  private let ran = Mutex<[String]>([])

  /// A step that uses the service, and notes that it ran.
  func act(_ name: String, fails: Bool = false) -> Act {
    Act(name) { [self] session in
      ran.withLock { $0.append(name) }
      try await session.clock.sleep(for: .seconds(1))
      if fails { throw LabError(.software, "\(name) fails") }
    }
  }

  /// An exercise that saves how many seconds the run is old.
  func ask(_ name: String, saving output: Output<Int>) -> Exercise<Int> {
    Exercise(name, saving: output) { [self] session in
      ran.withLock { $0.append(name) }
      try await session.clock.sleep(for: .seconds(1))
      return Int((session.clock.now - Runner.simulatedStart).inSeconds)
    }
  }

  /// A claim about such an output.
  func claim(_ name: String, _ output: Output<Int>, is expected: Int) -> Assert {
    Assert(name, output) { [self] value, expect in
      ran.withLock { $0.append(name) }
      expect.equal(value, expected, name)
    }
  }

  /// Runs a lab from its beginning.
  func run(_ steps: [any Step], documents: [DocumentRecord] = []) async throws -> LabRun {
    try await run(SmallLab { steps }, .everything, header(documents, resumedFrom: nil))
  }

  /// Goes on with a run, and returns the new one with the steps that ran, and what was said before.
  func resume(
    _ number: Int64, _ steps: [any Step], documents: [DocumentRecord] = [],
    _ selection: StepSelection = StepSelection()
  ) async throws -> (run: LabRun, ran: [String], said: String) {
    let resumption = try Resumption(store.pastRun(number), lab: SmallLab { steps }, [])
    let planner = try resumption.planner(documents: documents, selection: selection)
    let said = resumption.lines(planner, documents: documents, style: TerminalStyle(width: 400))
    ran.withLock { $0 = [] }
    let run = try await run(
      SmallLab { steps }, planner.plan,
      resumption.header(isLive: false, documents: documents, arguments: [], git: nil, labsVersion: ""))
    return (run, ran.withLock { $0 }, said.joined(separator: "\n"))
  }

  private func header(_ documents: [DocumentRecord], resumedFrom: Int64?) -> RunHeader {
    RunHeader(
      lab: LabRecord(name: SmallLab.name, title: SmallLab.title, category: SmallLab.category),
      parameters: SmallLab().parameters.map {
        ParameterRecord(name: $0.name, value: $0.text, source: .standard)
      },
      seed: 1, mode: .simulated, machine: .current, labsVersion: "1.0.0", documents: documents,
      resumedFrom: resumedFrom)
  }

  private func run(_ lab: SmallLab, _ plan: RunPlan, _ header: RunHeader) async throws -> LabRun {
    let runner = Runner(store: store, wall: VirtualClock(startingAt: SampleRun.wall)) { _ in }
    let outcome = try await runner.run(ConfiguredLab(lab), header, folder: "/nowhere", plan: plan)
    return try store.run(outcome.number ?? 0)
  }
}
