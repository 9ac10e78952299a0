import LabTime
import Synchronization

/// What is known of a run while it goes on: keeps each event, tells of it, and draws the verdict.
final class Recording: Sendable {
  private struct State {
    var phase: Phase?
    var stepFailed = false
    var status = RunStatus.passed
    var storeError: ResultStoreError?
  }

  private let writer: RunWriter?
  private let wall: any LabClock
  private let clock: any LabClock
  private let observe: @Sendable (RunEvent) -> Void
  private let state = Mutex(State())

  init(
    writer: RunWriter?, wall: any LabClock, clock: any LabClock,
    observe: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.writer = writer
    self.wall = wall
    self.clock = clock
    self.observe = observe
  }

  /// Keeps an event, then tells of it.
  func emit(_ kind: RunEvent.Kind) {
    let event = RunEvent(kind, wall: wall.now, time: clock.now)
    do {
      try writer?.record(event)
    } catch {
      state.withLock { $0.storeError = $0.storeError ?? error }
    }
    if case .assertion(let assertion) = kind, !assertion.passed { state.withLock { $0.stepFailed = true } }
    observe(event)
  }

  /// Whether the next step may run: a failed assertion does not stop the others, everything else does.
  var goesOn: Bool {
    state.withLock { ($0.status == .passed || $0.status == .failed) && $0.storeError == nil }
  }

  /// Runs a step.
  func step(_ name: String, _ phase: Phase, _ body: () async throws -> Void) async {
    begin(phase)
    state.withLock { $0.stepFailed = false }
    emit(.stepStarted(name: name))
    do {
      try await body()
      // A body that did not notice its cancellation has nothing to say; a clean-up has.
      if phase != .cleanUp { try Task.checkCancellation() }
      let failed = state.withLock { $0.stepFailed }
      end(failed ? .failed : .passed, nil)
    } catch is CancellationError {
      end(.interrupted, nil)
    } catch {
      end(Task.isCancelled ? .interrupted : .error, StepFailure(error))
    }
  }

  /// Tells of a step that does not run.
  func skip(_ name: String, _ phase: Phase) {
    begin(phase)
    emit(.stepSkipped(name: name))
  }

  /// Ends the run.
  ///
  /// - Throws: What went wrong with keeping it.
  func finish(
    number: Int64?, interruption: () -> ExitCode
  ) throws(ResultStoreError) -> RunOutcome {
    let status = state.withLock { $0.status }
    let code: ExitCode =
      switch status {
      case .passed: .passed
      case .interrupted: interruption()
      default: .failed
      }
    emit(.runFinished(status, exitCode: Int(code.rawValue)))
    if let error = state.withLock({ $0.storeError }) { throw error }
    return RunOutcome(status: status, exitCode: code, number: number)
  }

  private func begin(_ phase: Phase) {
    let isNew = state.withLock { state in
      defer { state.phase = phase }
      return state.phase != phase
    }
    if isNew { emit(.phaseStarted(phase)) }
  }

  private func end(_ status: RunStatus, _ failure: StepFailure?) {
    emit(.stepFinished(status, failure))
    // The worst word wins: what was interrupted has no verdict, an error is worse than a failed assertion.
    let order: [RunStatus] = [.passed, .failed, .error, .interrupted]
    state.withLock { state in
      let rank = { (status: RunStatus) in order.firstIndex(of: status) ?? 0 }
      if rank(status) > rank(state.status) { state.status = status }
    }
  }
}
