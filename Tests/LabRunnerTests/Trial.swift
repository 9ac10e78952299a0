import LabRunner
import LabTime
import Synchronization

/// Runs labs as `labs run` does and remembers what was told.
final class Trial: Sendable {
  private let told = Mutex<[RunEvent]>([])
  private let store: ResultStore?
  private let wall = VirtualClock(startingAt: SampleRun.wall)

  init(store: ResultStore? = nil) {
    self.store = store
  }

  var events: [RunEvent.Kind] { told.withLock { $0.map(\.kind) } }

  /// What happened, a short line each; requests, texts and the like are left out.
  var course: [String] {
    events.compactMap { event in
      switch event {
      case .phaseStarted(let phase): phase.rawValue
      case .stepStarted(let name): "> \(name)"
      case .stepSkipped(let name): "skipped \(name)"
      case .stepFinished(let status, _): status.rawValue
      case .assertion(let assertion): "\(assertion.passed ? "holds" : "fails"): \(assertion.message)"
      default: nil
      }
    }
  }

  var requests: [RequestRecord] {
    events.compactMap { if case .request(let request) = $0 { request } else { nil } }
  }

  var failures: [StepFailure] {
    events.compactMap { if case .stepFinished(_, let failure?) = $0 { failure } else { nil } }
  }

  func run(
    _ lab: SmallLab, seed: UInt64 = 1, interruption: @escaping @Sendable () -> ExitCode = { .interrupted }
  ) async throws -> RunOutcome {
    let runner = Runner(store: store, wall: wall, interruption: interruption) { event in
      self.told.withLock { $0.append(event) }
    }
    let header = RunHeader(
      lab: LabRecord(name: SmallLab.name, title: SmallLab.title, category: SmallLab.category), seed: seed,
      mode: .simulated, machine: .current, labsVersion: "1.0.0")
    return try await runner.run(ConfiguredLab(lab), header, folder: "/nowhere")
  }
}
