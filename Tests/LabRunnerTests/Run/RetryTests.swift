import AIGateway
import Foundation
import HTTPTransport
import LabTime
import OpenAI
import Synchronization
import Testing

@testable import LabRunner

/// Runs whose steps are tried again because somebody wants it so.
@Suite struct RetryTests {
  private let status = Output<Int>("status")
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.policy(status: 500), to: "policy.xml")
  }

  /// Answers with a status, once; a second request within the hour is refused.
  private static func policy(status: Int) -> String {
    """
    <policies><inbound><rate-limit-by-key calls="1" renewal-period="3600" counter-key="all" />
    <return-response><set-status code="\(status)" /></return-response></inbound></policies>
    """
  }

  private var lab: SmallLab {
    let status = status
    return SmallLab(
      service: Service {
        API("a", .passthrough, path: "", subscriptionRequired: false, policy: .file("policy.xml"))
      }
    ) {
      Act("Wait") { try await $0.clock.sleep(for: .seconds(5)) }
      Exercise("Ask", saving: status) { session in
        try await session.clock.sleep(for: .seconds(1))
        return try await session.post("/x", [:]).status
      }
      Assert("It works", status) { status, expect in expect.equal(status, 200, "The status is 200") }
    }
  }

  /// Decides by the step that has ended, each time from what is left for it.
  private final class Decisions: RunControl {
    private let left: Mutex<[(step: String, RunDecision)]>
    private let prepare: @Sendable () -> Void

    init(_ decisions: [(step: String, RunDecision)], before prepare: @escaping @Sendable () -> Void = {}) {
      left = Mutex(decisions)
      self.prepare = prepare
    }

    func decision(after step: EndedStep, in session: Session) async -> RunDecision {
      let decision: RunDecision? = left.withLock { left in
        guard let first = left.first, first.step == step.name else { return nil }
        return left.removeFirst().1
      }
      if decision != nil { prepare() }
      return decision ?? .goOn
    }
  }

  private func run(_ control: Decisions, in store: ResultStore) async throws -> LabRun {
    let runner = Runner(
      store: store, wall: VirtualClock(startingAt: SampleRun.wall), control: control, observe: { _ in })
    let header = RunHeader(
      lab: LabRecord(name: SmallLab.name, title: SmallLab.title, category: SmallLab.category), seed: 1,
      mode: .simulated, machine: .current, labsVersion: "1.0.0", documents: LabFiles.read(folder.path))
    let outcome = try await runner.run(ConfiguredLab(lab), header, folder: folder.path)
    return try store.run(#require(outcome.number))
  }

  @Test func `A step that is tried again finds everything as it was before it, the time too`() async throws {
    let run = try await run(Decisions([("Ask", .retry(from: "Ask"))]), in: ResultStore())
    let asked = run.steps.filter { $0.name == "Ask" }
    #expect(asked.map(\.attempt) == [1, 2] && asked.map(\.superseded) == [true, false])
    // The limit lets one call in: it has forgotten that of the first attempt.
    #expect(asked.map { $0.requests.map(\.status) } == [[500], [500]])
    #expect(
      asked.map(\.clockStartedAt) == [
        Runner.simulatedStart + .seconds(5), Runner.simulatedStart + .seconds(5),
      ])
  }

  @Test func `After an edit an assertion is judged on the answers of the new policy`() async throws {
    let store = try ResultStore()
    let control = Decisions([("It works", .retry(from: "It works", reload: true))]) { [folder] in
      try? folder.write(Self.policy(status: 200), to: "policy.xml")
    }
    let run = try await run(control, in: store)
    #expect(run.run.status == .passed && run.run.exitCode == 0)
    #expect(run.steps.map(\.name).dropFirst() == ["Wait", "Ask", "It works", "Ask", "It works", "Stop them"])
    #expect(run.outputs == ["status": "200"])
    // Only the last attempts count.
    #expect(run.requests.map(\.status) == [200] && run.assertions.map(\.passed) == [true])
    let counts = try #require(try store.runs().first?.counts)
    #expect(counts.steps == 5 && counts.stepsPassed == 5 && counts.assertions == 1 && counts.requests == 1)
    #expect(counts.assertionsFailed == 0)
    #expect(try store.documents(of: run.number).map(\.text) == [Self.policy(status: 200)])
    let text = LabRunReport(run, style: TerminalStyle()).text
    #expect(text.contains("PASSED  small-lab  run 1  1 assertion held"))
  }

  @Test func `After an edit that cannot run it is asked again`() async throws {
    let edits = Mutex(0)
    let retry = RunDecision.retry(from: "It works", reload: true)
    let control = Decisions([("It works", retry), ("It works", retry)]) { [folder] in
      let edit = edits.withLock { edits in
        edits += 1
        return edits
      }
      try? folder.write(edit == 1 ? "<policies>" : Self.policy(status: 200), to: "policy.xml")
    }
    let run = try await run(control, in: ResultStore())
    #expect(run.run.status == .passed && edits.withLock { $0 } == 2)
  }
}
