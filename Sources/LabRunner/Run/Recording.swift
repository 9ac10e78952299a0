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
    var isInterrupted = false
    var hasSkipped = false
    var step: String?
    /// The step at which the history could be written no more, and why.
    var unkept: (step: String?, cause: ResultStoreError)?
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
    keep(event)
    if case .assertion(let assertion) = kind, !assertion.passed { state.withLock { $0.stepFailed = true } }
    observe(event)
  }

  // What fails once is likely to fail again, each time after the patience for a locked file. Only how the run ended
  // is still tried, so that it does not stay as if it ran.
  private func keep(_ event: RunEvent) {
    if state.withLock({ $0.unkept != nil }) {
      guard case .runFinished = event.kind else { return }
    }
    do {
      try writer?.record(event)
    } catch {
      state.withLock { $0.unkept = $0.unkept ?? ($0.step, error) }
    }
  }

  /// Whether the next step may run: a failed assertion does not stop the others, everything else does.
  var goesOn: Bool {
    state.withLock { state in
      !state.isStopped && state.unkept == nil
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

  /// Ends the run between two steps as if it had been interrupted in one.
  func interrupt() {
    state.withLock { state in
      state.isStopped = true
      state.isInterrupted = true
    }
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
    state.withLock { state in
      state.stepFailed = false
      state.step = name
    }
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
    state.withLock { $0.hasSkipped = true }
    emit(.stepSkipped(name: name))
  }

  /// Ends the run.
  ///
  /// - Throws: That it could not be kept to its end.
  func finish(
    number: Int64?, interruption: () -> ExitCode
  ) throws(UnkeptRun) -> RunOutcome {
    let (status, unkept) = state.withLock { (Self.verdict($0), $0.unkept) }
    let code: ExitCode =
      switch status {
      case _ where unkept != nil: unkept?.cause.exitCode ?? .inputOutput
      case .passed: .passed
      case .interrupted: interruption()
      default: .failed
      }
    emit(.runFinished(status, exitCode: Int(code.rawValue)))
    // Also when it is the end that could not be written.
    if let unkept = state.withLock({ $0.unkept }) {
      throw UnkeptRun(number: number, step: unkept.step, cause: unkept.cause)
    }
    return RunOutcome(status: status, exitCode: code, number: number)
  }

  // The worst word wins: what was interrupted has no verdict, an error is worse than a failed assertion. A run that
  // somebody ended before its time has none either, unless a step has failed before.
  private static func verdict(_ state: State) -> RunStatus {
    if state.isInterrupted { return .interrupted }
    let ends = Set(state.ends.map(\.status))
    let order: [RunStatus] = [.interrupted, .error, .failed]
    let worst = order.first { ends.contains($0) }
    if state.unkept != nil { return worst ?? .error }
    return worst ?? (state.isStopped && state.hasSkipped ? .interrupted : .passed)
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
