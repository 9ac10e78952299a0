import LabTime
import Synchronization

/// What is known of a run while it goes on: keeps each event, tells of it, and draws the verdict.
final class Recording: Sendable {
  private struct State {
    var phase: Phase?
    var stepFailed = false
    /// How the steps have ended so far, each at its last attempt.
    var ends: [End] = []
    /// What a snapshot is made of.
    var parts: [StatefulPart] = []
    /// The steps before this one keep the run from going on no more.
    var forgiven = 0
    var isStopped = false
    var isInterrupted = false
    var hasSkipped = false
    var step: String?
    /// The step at which the history could be written no more, and why.
    var unkept: (step: String?, cause: ResultStoreError)?
  }

  private struct End {
    let name: String
    let status: RunStatus
    let failure: StepFailure?
    /// The state of the deployment then, as text by the names of the parts; nil when it is not known.
    let state: [String: String]?
  }

  private let writer: RunWriter?
  private let wall: any LabClock
  private let clock: any LabClock
  private let keepsStates: Bool
  private let observe: @Sendable (RunEvent) -> Void
  /// The keys that no event may hold.
  let secrets = Secrets()
  private let state = Mutex(State())

  init(
    writer: RunWriter?, wall: any LabClock, clock: any LabClock, keepsStates: Bool,
    observe: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.writer = writer
    self.wall = wall
    self.clock = clock
    self.keepsStates = keepsStates
    self.observe = observe
  }

  /// Keeps an event, then tells of it.
  func emit(_ kind: RunEvent.Kind) {
    emit(RunEvent(kind, wall: wall.now, time: clock.now))
  }

  private func emit(_ event: RunEvent, state snapshot: [String: String] = [:]) {
    let kind = secrets.hidden(in: event.kind)
    let event = RunEvent(kind, wall: event.wall, time: event.time)
    let isEnd = if case .runFinished = kind { true } else { false }
    keep(isEnd: isEnd) { writer throws(ResultStoreError) in try writer.record(event, state: snapshot) }
    if case .assertion(let assertion) = kind, !assertion.passed { state.withLock { $0.stepFailed = true } }
    observe(event)
  }

  // What fails once is likely to fail again, each time after the patience for a locked file. Only how the run ended
  // is still tried, so that it does not stay as if it ran.
  private func keep(isEnd: Bool = false, _ write: (RunWriter) throws(ResultStoreError) -> Void) {
    guard let writer, isEnd || state.withLock({ $0.unkept == nil }) else { return }
    do {
      try write(writer)
    } catch {
      state.withLock { $0.unkept = $0.unkept ?? ($0.step, error) }
    }
  }

  /// Puts other files of the lab in place of those that the run began with.
  func replaceDocuments(_ documents: [DocumentRecord]) {
    keep { writer throws(ResultStoreError) in try writer.replaceDocuments(documents) }
  }

  /// Says what the state of the deployment is made of, which is kept with the end of each step from now on.
  func keepState(of parts: [StatefulPart]) {
    state.withLock { $0.parts = parts }
  }

  /// Puts what is deployed into a state. Parts that the state does not know stay as they are.
  func restore(_ snapshot: [String: String]) throws {
    try state.withLock { $0.parts }.restore(snapshot)
  }

  /// The state at the end of the last step that has ended, as far as it is known.
  var lastState: [String: String]? {
    state.withLock { state in state.ends.last { $0.state != nil }?.state }
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
  ///
  /// - Parameter isPure: Whether it leaves what is deployed as it is.
  func step(_ name: String, _ phase: Phase, isPure: Bool = false, _ body: () async throws -> Void) async {
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
      end(name, phase, isPure, failed ? .failed : .passed, nil)
    } catch is CancellationError {
      end(name, phase, isPure, .interrupted, nil)
    } catch {
      end(name, phase, isPure, Task.isCancelled ? .interrupted : .error, StepFailure(error))
    }
  }

  /// Tells of a step that passed in an earlier run, and of all that it did there.
  func reuse(_ passed: PassedStep, as step: any Step) {
    begin(step.phase)
    let record = passed.record
    let start = (wall: record.startedAt ?? wall.now, time: record.clockStartedAt ?? clock.now)
    emit(RunEvent(.stepReused(name: step.name, run: passed.run), wall: start.wall, time: start.time))
    for content in record.contents { emit(RunEvent(content.kind, wall: start.wall, time: content.time)) }
    let end = record.end ?? start
    emit(
      RunEvent(.stepFinished(.passed, nil), wall: end.wall, time: end.time), state: changed(passed.state))
    state.withLock {
      $0.ends.append(End(name: step.name, status: .passed, failure: nil, state: passed.state))
    }
  }

  // The parts of a state that are not as they were at the end of the step before.
  private func changed(_ snapshot: [String: String]) -> [String: String] {
    guard let before = lastState else { return snapshot }
    return snapshot.filter { before[$0.key] != $0.value }
  }

  /// Tells of a step that does not run.
  func skip(_ name: String, _ phase: Phase) {
    begin(phase)
    state.withLock { $0.hasSkipped = $0.isStopped || $0.hasSkipped }
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

  private func end(
    _ name: String, _ phase: Phase, _ isPure: Bool, _ status: RunStatus, _ failure: StepFailure?
  ) {
    let isKnown = status == .passed || status == .failed
    let isKept = isKnown && keepsStates && phase != .cleanUp
    // What cannot be written down cannot be gone on from, and is no reason to fail now.
    let same = isPure ? lastState : nil
    let snapshot = isKept ? same ?? (try? state.withLock { $0.parts }.snapshot()) : nil
    let event = RunEvent(.stepFinished(status, failure), wall: wall.now, time: clock.now)
    emit(event, state: snapshot.map(changed) ?? [:])
    state.withLock { $0.ends.append(End(name: name, status: status, failure: failure, state: snapshot)) }
  }

}
