import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

@testable import LabRunner

@Suite struct RunnerTests {
  private struct Broken: Error {}
  private let number = Output<Int>("number")

  @Test func `The phases run in order, and what one step saves another reads`() async throws {
    let trial = Trial()
    let lab = SmallLab {
      Exercise("Count", saving: number) { _ in 42 }
      Assert("It counts", number) { value, expect in expect.equal(value, 42, "The number is 42") }
    }
    let outcome = try await trial.run(lab)
    #expect(outcome == RunOutcome(status: .passed, exitCode: .passed, number: nil))
    #expect(
      trial.course == [
        "deploy", "> Start the gateway and what stands behind it", "passed",
        "exercise", "> Count", "passed",
        "assert", "> It counts", "holds: The number is 42", "passed",
        "clean up", "> Stop them", "passed",
      ])
    let saved = trial.events.compactMap { if case .output(let output) = $0 { output } else { nil } }
    #expect(saved == [OutputRecord(name: "number", value: "42")])
  }

  @Test func `A step that throws skips the rest, and what was deployed is cleaned up`() async throws {
    let trial = Trial()
    let lab = SmallLab {
      Act("Break") { _ in throw Broken() }
      Act("Go on")
      Assert("It counts", number) { value, expect in expect.equal(value, 42, "The number is 42") }
      Act("Tidy up", .cleanUp)
    }
    let outcome = try await trial.run(lab)
    #expect(outcome == RunOutcome(status: .error, exitCode: .failed, number: nil))
    #expect(
      trial.course.dropFirst(3) == [
        "exercise", "> Break", "error", "skipped Go on", "assert", "skipped It counts",
        "clean up", "> Tidy up", "passed", "> Stop them", "passed",
      ])
    #expect(trial.failures.map(\.type) == ["Broken"])
  }

  @Test func `An assertion that fails stops none of the others, and fails the run`() async throws {
    let trial = Trial()
    let lab = SmallLab {
      Exercise("Count", saving: number) { _ in 41 }
      Assert("It counts", number) { value, expect in
        expect.equal(value, 42, "The number is 42")
        expect.that(value > 40, "It is large", expected: "more than 40", actual: "\(value)")
      }
      Assert("It is odd", number) { value, expect in expect.equal(value % 2, 1, "Its last bit is set") }
    }
    let outcome = try await trial.run(lab)
    #expect(outcome == RunOutcome(status: .failed, exitCode: .failed, number: nil))
    #expect(
      trial.course.dropFirst(6) == [
        "assert", "> It counts", "fails: The number is 42", "holds: It is large", "failed",
        "> It is odd", "holds: Its last bit is set", "passed", "clean up", "> Stop them", "passed",
      ])
    let failed = trial.events.compactMap { if case .assertion(let record) = $0 { record } else { nil } }.first
    #expect(failed?.expected == "42" && failed?.actual == "41")
    #expect(failed?.file == "Tests/LabRunnerTests/Run/RunnerTests.swift" && (failed?.line ?? 0) > 0)
  }

  @Test func `What an assertion found before its step threw is told`() async throws {
    let trial = Trial()
    let lab = SmallLab {
      Exercise("Count", saving: number) { _ in 42 }
      Assert("It counts", number) { value, expect in
        expect.equal(value, 42, "The number is 42")
        throw Broken()
      }
    }
    #expect(try await trial.run(lab).status == .error)
    #expect(trial.course.contains("holds: The number is 42"))
  }

  @Test func `An output that no step has saved is an error that names it`() async throws {
    let trial = Trial()
    let lab = SmallLab {
      Assert("It counts", number) { value, expect in expect.equal(value, 42, "The number is 42") }
    }
    #expect(try await trial.run(lab).status == .error)
    #expect(trial.failures.first?.message.contains("'number'") == true)
  }

  @Test func `A policy document that cannot run is refused before anything is told or kept`() async throws {
    let store = try ResultStore()
    let trial = Trial(store: store)
    let service = Service {
      API("a", .passthrough, path: "a", policy: .text("<policies>", name: "policy.xml"))
    }
    await #expect(throws: PolicyError.self) { try await trial.run(SmallLab(service: service) { Act("Ask") }) }
    #expect(trial.events.isEmpty)
    #expect(try store.runs().isEmpty)
  }

  @Test func `A step is running in the history before its body runs`() async throws {
    let store = try ResultStore()
    let seen = Mutex<LabRun?>(nil)
    let lab = SmallLab {
      Act("Look") { _ in
        let run = try store.run(1)
        seen.withLock { $0 = run }
      }
    }
    let outcome = try await Trial(store: store).run(lab)
    #expect(outcome.number == 1)
    let during = try #require(seen.withLock { $0 })
    #expect(during.run.status == .running)
    #expect(during.steps.map(\.name) == ["Start the gateway and what stands behind it", "Look"])
    #expect(during.steps.map(\.status) == [.passed, .running])
    let after = try store.run(1)
    #expect(after.run.status == .passed)
    #expect(after.steps.map(\.status) == [.passed, .passed, .passed])
  }

  @Test func `A history that can no longer be written ends the run with its error, after the clean-up`()
    async throws
  {
    let store = try ResultStore()
    let trial = Trial(store: store)
    let lab = SmallLab {
      Act("Close the history") { _ in store.close() }
      Act("Go on")
    }
    await #expect(throws: UnkeptRun.self) { try await trial.run(lab) }
    #expect(trial.course.contains("skipped Go on"))
    #expect(trial.course.suffix(2) == ["> Stop them", "passed"])
  }

  @Test func `A run that is cancelled is interrupted, stored so, and cleaned up`() async throws {
    let store = try ResultStore()
    let trial = Trial(store: store)
    let lab = SmallLab {
      // Notices nothing of its cancellation, as a body that computes.
      Act("Be stopped") { _ in withUnsafeCurrentTask { $0?.cancel() } }
      Act("Go on")
      Act("Tidy up", .cleanUp)
    }
    let outcome = try await trial.run(lab, interruption: { .terminated })
    #expect(outcome == RunOutcome(status: .interrupted, exitCode: .terminated, number: 1))
    #expect(
      trial.course.dropFirst(3) == [
        "exercise", "> Be stopped", "interrupted", "skipped Go on",
        "clean up", "> Tidy up", "passed", "> Stop them", "passed",
      ])
    let stored = try store.run(1).run
    #expect(stored.status == .interrupted && stored.exitCode == 143)
  }

  @Test func `A sleep of the run's clock passes at once, and is told in simulated time`() async throws {
    let store = try ResultStore()
    let lab = SmallLab { Act("Wait") { try await $0.clock.sleep(for: .seconds(3600)) } }
    #expect(try await Trial(store: store).run(lab).status == .passed)
    #expect(try store.run(1).steps[1].clockDurationMs == 3_600_000)
    #expect(try store.run(1).run.clockStartedAt == Runner.simulatedStart)
  }

  @Test func `The same seed gives the same randomness and the same keys, another seed others`() async throws {
    func draw(_ seed: UInt64) async throws -> [String] {
      let drawn = Mutex<[String]>([])
      let service = Service { Subscription("caller") }
      let lab = SmallLab(service: service) {
        Act("Draw") { session in
          let key = session.service.service.subscriptions.first?.primaryKey ?? ""
          drawn.withLock { $0 = [key, "\(session.random.next())"] }
        }
      }
      _ = try await Trial().run(lab, seed: seed)
      return drawn.withLock { $0 }
    }
    let first = try await draw(1)
    #expect(try await draw(1) == first)
    let other = try await draw(2)
    #expect(first.count == 2 && zip(first, other).allSatisfy { $0 != $1 })
  }

  @Test func `A backend counts what reached it`() async throws {
    let script = Script(.chat)
    let counts = Mutex<[Int]>([])
    let lab = SmallLab(service: .model(script)) {
      Act("Ask twice") { session in
        for _ in 0..<2 { _ = try await session.openAI().chat("gpt", [(role: "user", content: "Hello")]) }
        counts.withLock { $0 = [session.requests(to: "model"), session.requests(to: "another")] }
      }
    }
    #expect(try await Trial().run(lab).status == .passed)
    #expect(counts.withLock { $0 } == [2, 0])
    #expect(script.requests.count == 2)
  }
}
