import GRDB
import LabTime
import Synchronization

/// Writes the events of one run into the history, each before ``record(_:)`` returns.
public final class RunWriter: Sendable {
  private struct Moment {
    var wall: Instant
    var time: Instant
  }

  private struct State {
    var phase = Phase.deploy
    var ordinal = 0
    var seq = 0
    /// How often each step was begun.
    var attempts: [String: Int] = [:]
    var step: (id: Int64, started: Moment)?
  }

  /// The run's number, the one people type.
  public let number: Int64

  private let store: ResultStore
  private let started: Moment
  private let state = Mutex(State())

  init(store: ResultStore, number: Int64, wall: Instant, time: Instant) {
    self.store = store
    self.number = number
    started = Moment(wall: wall, time: time)
  }

  /// Writes an event. The run's start is already written, by ``ResultStore/begin(_:wall:time:process:)``.
  ///
  /// A step is `running` safely on the disk before this returns, and so is the end of the run; the rest is
  /// safe from the end of the process at once and from a loss of power with the next step. What comes before
  /// the first step belongs to none and is not kept.
  ///
  /// - Parameter state: At the end of a step, the parts of the deployment's state that it has changed, as text.
  public func record(_ event: RunEvent, state snapshot: [String: String] = [:]) throws(ResultStoreError) {
    try state.withLock { state throws(ResultStoreError) in
      switch event.kind {
      case .runStarted: break
      case .phaseStarted(let phase): state.phase = phase
      case .stepStarted(let name): try startStep(name, reusedFrom: nil, event, &state)
      case .stepReused(let name, let run): try startStep(name, reusedFrom: run, event, &state)
      case .stepSkipped(let name): try skipStep(name, &state)
      case .text(let record): try insert(record, event, &state)
      case .request(let record): try insert(record, event, &state)
      case .metric(let record): try insert(record, event, &state)
      case .assertion(let record): try insert(record, event, &state)
      case .chart(let chart): try insert(chart, event, &state)
      case .output(let record): try insert(record, event, &state)
      case .stepFinished(let status, let failure): try finishStep(status, failure, event, &state, snapshot)
      case .runFinished(let status, let exitCode): try finishRun(status, exitCode, event, &state)
      }
    }
  }

  private func startStep(
    _ name: String, reusedFrom: Int64?, _ event: RunEvent, _ state: inout State
  ) throws(ResultStoreError) {
    state.ordinal += 1
    let attempt = state.attempts[name, default: 0] + 1
    state.attempts[name] = attempt
    let (ordinal, phase) = (state.ordinal, state.phase)
    let id = try store.write { db in
      if attempt > 1 { try supersede(name, in: db) }
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO steps
            (run_id, ordinal, name, phase, attempt, reused_from, status, started_at, clock_started_at)
          VALUES (?, ?, ?, ?, ?, ?, 'running', ?, ?)
          """)
      try statement.execute(arguments: [
        number, ordinal, name, phase.rawValue, attempt, reusedFrom, event.wall.iso8601, event.time.iso8601,
      ])
      return db.lastInsertedRowID
    }
    state.step = (id, Moment(wall: event.wall, time: event.time))
  }

  private func skipStep(_ name: String, _ state: inout State) throws(ResultStoreError) {
    state.ordinal += 1
    let isBegun = state.attempts[name] != nil
    let (ordinal, phase) = (state.ordinal, state.phase)
    try store.write { db in
      if isBegun { try supersede(name, in: db) }
      try db.execute(
        sql: "INSERT INTO steps (run_id, ordinal, name, phase, status) VALUES (?, ?, ?, ?, 'skipped')",
        arguments: [number, ordinal, name, phase.rawValue])
    }
  }

  // The attempts at a step that begins again, and at those after it.
  private func supersede(_ name: String, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE steps SET superseded = 1 WHERE run_id = ?1 AND ordinal >= (
          SELECT max(ordinal) FROM steps WHERE run_id = ?1 AND name = ?2 AND NOT superseded)
        """,
      arguments: [number, name])
  }

  /// Puts other files of the lab in place of those that the run began with.
  func replaceDocuments(_ documents: [DocumentRecord]) throws(ResultStoreError) {
    try store.writeAtOnce { db in
      try db.execute(sql: "DELETE FROM documents WHERE run_id = ?", arguments: [number])
      try DocumentRows.insert(documents, run: number, in: db)
    }
  }

  private func insert(
    _ content: some StepContent, _ event: RunEvent, _ state: inout State
  ) throws(ResultStoreError) {
    guard let step = state.step else { return }
    state.seq += 1
    let row = ContentRow(
      step: step.id, recorded: Recorded(seq: state.seq, at: event.time, content: content))
    try store.write { try row.insert($0) }
  }

  private func finishStep(
    _ status: RunStatus, _ failure: StepFailure?, _ event: RunEvent, _ state: inout State,
    _ snapshot: [String: String] = [:]
  ) throws(ResultStoreError) {
    guard let step = state.step else { return }
    state.step = nil
    try store.writeAtOnce { db in
      try SnapshotRows.insert(snapshot, step: step.id, in: db)
      let statement = try db.cachedStatement(
        sql: """
          UPDATE steps SET status = ?, duration_ms = ?, clock_duration_ms = ?,
            error_type = ?, error_message = ?, error_file = ?, error_line = ?
          WHERE id = ?
          """)
      try statement.execute(arguments: [
        status.rawValue, (event.wall - step.started.wall).inMilliseconds,
        (event.time - step.started.time).inMilliseconds, failure?.type, failure?.message, failure?.file,
        failure?.line, step.id,
      ])
    }
  }

  private func finishRun(
    _ status: RunStatus, _ exitCode: Int?, _ event: RunEvent, _ state: inout State
  ) throws(ResultStoreError) {
    // A run that was stopped in the middle of a step: the step goes the same way.
    try finishStep(status, nil, event, &state)
    try store.write(durably: true) { db in
      try db.execute(
        sql: """
          UPDATE runs SET status = ?, exit_code = ?, ended_at = ?, duration_ms = ?, clock_duration_ms = ?
          WHERE id = ?
          """,
        arguments: [
          status.rawValue, exitCode, event.wall.iso8601, (event.wall - started.wall).inMilliseconds,
          (event.time - started.time).inMilliseconds, number,
        ])
    }
  }
}
