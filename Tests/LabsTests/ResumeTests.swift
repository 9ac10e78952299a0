import Foundation
import LabRunner
import LabTime
import Labs
import Testing

/// Runs of labs that go on from another run, in simulated time.
@Suite struct ResumeTests {
  /// Runs of one lab that are kept in one history.
  private struct History {
    let store: ResultStore
    let name: String
    let folder: String

    init(_ name: String) throws {
      store = try ResultStore()
      self.name = name
      folder = LabTrial.folder(of: name)
    }

    func runner() -> Runner {
      Runner(store: store, wall: RealClock(startingAt: .system)) { _ in }
    }

    func run(_ selection: StepSelection = StepSelection(), seed: UInt64 = 7) async throws -> Int64 {
      let lab = try ConfiguredLab(AllLabs.named(name))
      let header = RunHeader(
        lab: LabRecord(name: name, title: name, category: ""), parameters: lab.parameters, seed: seed,
        mode: .simulated, machine: .current, labsVersion: "", documents: LabFiles.read(folder))
      let outcome = try await runner().run(
        lab, header, folder: folder, plan: StepPlanner(lab, selection).plan)
      return try #require(outcome.number)
    }

    func resume(_ number: Int64, _ selection: StepSelection = StepSelection()) async throws -> LabRun {
      let resumption = try Resumption(store.pastRun(number), lab: AllLabs.named(name), [])
      let documents = LabFiles.read(folder)
      let planner = try resumption.planner(documents: documents, selection: selection)
      let header = resumption.header(
        isLive: false, documents: documents, arguments: [], git: nil, labsVersion: "")
      let outcome = try await runner().run(resumption.lab, header, folder: folder, plan: planner.plan)
      return try store.run(#require(outcome.number))
    }
  }

  /// What a run's steps did, with the times and places of all of it.
  private func traces(_ run: LabRun) -> [StepTrace] { run.steps.map(StepTrace.init) }

  private struct StepTrace: Equatable {
    let name: String
    let status: RunStatus
    let started: Instant?
    let duration: Double?
    let texts: [Recorded<TextRecord>]
    let requests: [Recorded<RequestRecord>]
    let metrics: [Recorded<MetricRecord>]
    let assertions: [Recorded<AssertionRecord>]
    let charts: [Recorded<Chart>]
    let outputs: [Recorded<OutputRecord>]

    init(_ step: StepRecord) {
      name = step.name
      status = step.status
      started = step.clockStartedAt
      duration = step.clockDurationMs
      texts = step.texts
      requests = step.requests
      metrics = step.metrics
      assertions = step.assertions
      charts = step.charts
      outputs = step.outputs
    }
  }

  @Test(arguments: AllLabs.all.map { $0.name })
  func `Whatever the step after which a lab is resumed, it ends as if it had not stopped`(
    name: String
  ) async throws {
    let history = try History(name)
    let whole = try history.store.run(try await history.run())
    #expect(whole.run.status == .passed)
    let expected = traces(whole)
    let count = try AllLabs.named(name).steps.count
    var part = try await history.run(StepSelection(until: "1"))
    for place in 1..<count {
      // Each part is gone on from the one before it, by one step.
      if place > 1 { part = try await history.resume(part, StepSelection(until: "\(place)")).number }
      let resumed = try await history.resume(part)
      let found = traces(resumed)
      #expect(found.count == expected.count)
      for (found, expected) in zip(found, expected) {
        let isSame = found == expected
        #expect(isSame, "resumed after step \(place), step \"\(expected.name)\" differs")
      }
      #expect(resumed.run.clockDurationMs == whole.run.clockDurationMs, "after step \(place)")
      #expect(resumed.run.resumedFrom == part)
      #expect(resumed.steps.dropFirst().prefix(place).allSatisfy { $0.reusedFrom != nil })
      #expect(resumed.steps.dropFirst(1 + place).allSatisfy { $0.reusedFrom == nil })
    }
  }
}
