import LabTime
import Synchronization

/// What is known of a run while it goes on: keeps each event, tells of it, and draws the verdict.
final class Recording: Sendable {
  private struct State {
    var phase: Phase?
    var stepFailed = false
    /// How the steps have ended so far, each at its last attempt.
    var ends: [(name: String, status: RunStatus, failure: StepFailure?)] = []
    /// The steps before this one keep the run from going on no more.
    var forgiven = 0
    var isStopped = false
    var storeError: ResultStoreError?
  }

  private let writer: RunWriter?
  private let wall: any LabClock
  private let clock: any LabClock
  private let observe: @Sendable (RunEvent) -> Void
  /// The keys that no event may hold.
  let secrets = Secrets()
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
    let kind = secrets.hidden(in: kind)
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
    state.withLock { state in
      !state.isStopped && state.storeError == nil
        && state.ends.dropFirst(state.forgiven).allSatisfy { $0.status == .passed || $0.status == .failed }
    }
  }

  /// Lets the run go on although a step has thrown.
  func goOn() {
    state.withLock { $0.forgiven = $0.ends.count }
  }

  /// Lets nothing but the clean-up run from now on.
  func stop() {
    state.withLock { $0.isStopped = true }
  }

  /// Forgets how steps ended, as they are going to run again.
  func forget(_ names: [String]) {
    state.withLock { state in
      state.ends.removeAll { names.contains($0.name) }
      state.forgiven = min(state.forgiven, state.ends.count)
    }
  }

  /// The step that ended last.
  ///
  /// - Parameters:
  ///   - steps: The steps of the lab.
  ///   - next: The place among them of the one that comes next.
  func ended(_ steps: [any Step], before next: Int) -> EndedStep? {
    guard let last = state.withLock({ $0.ends.last }), next > 0 else { return nil }
    let following = steps.dropFirst(next).first
    return EndedStep(
      name: last.name, phase: steps[next - 1].phase, status: last.status, failure: last.failure,
      begun: steps.prefix(next).map(\.name), next: following?.phase == .cleanUp ? nil : following?.name)
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
      end(name, failed ? .failed : .passed, nil)
    } catch is CancellationError {
      end(name, .interrupted, nil)
    } catch {
      end(name, Task.isCancelled ? .interrupted : .error, StepFailure(error))
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
    // The worst word wins: what was interrupted has no verdict, an error is worse than a failed assertion.
    let order: [RunStatus] = [.interrupted, .error, .failed]
    let ends = state.withLock { Set($0.ends.map(\.status)) }
    let status = order.first { ends.contains($0) } ?? .passed
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

  private func end(_ name: String, _ status: RunStatus, _ failure: StepFailure?) {
    emit(.stepFinished(status, failure))
    state.withLock { $0.ends.append((name, status, failure)) }
  }
}
