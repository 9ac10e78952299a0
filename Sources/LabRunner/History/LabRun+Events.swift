import LabTime

extension LabRun {
  /// What was known of the run when it started.
  public var header: RunHeader {
    RunHeader(
      lab: lab, parameters: parameters, seed: UInt64(run.seed) ?? 0, mode: run.mode, arguments: run.argv,
      git: run.gitCommit.map { GitState(commit: $0, branch: run.gitBranch, isDirty: run.gitDirty) },
      machine: Machine(host: run.host, system: run.os, architecture: run.arch), labsVersion: run.labsVersion,
      note: run.note, tags: tags, resumedFrom: run.resumedFrom)
  }

  /// The run's events again, as far as it came: what a report showed then, a report can show now.
  public var events: [RunEvent] {
    var events = [
      RunEvent(.runStarted(header, number: number), wall: run.startedAt, time: run.clockStartedAt)
    ]
    var phase: Phase?
    var last = (wall: run.startedAt, time: run.clockStartedAt)
    for step in steps {
      let start = (wall: step.startedAt ?? last.wall, time: step.clockStartedAt ?? last.time)
      if step.phase != phase {
        phase = step.phase
        events.append(RunEvent(.phaseStarted(step.phase), wall: start.wall, time: start.time))
      }
      guard step.status != .skipped else {
        events.append(RunEvent(.stepSkipped(name: step.name), wall: start.wall, time: start.time))
        continue
      }
      let kind = step.reusedFrom.map { RunEvent.Kind.stepReused(name: step.name, run: $0) }
      events.append(
        RunEvent(kind ?? .stepStarted(name: step.name), wall: start.wall, time: start.time))
      events += step.contents.map { RunEvent($0.kind, wall: start.wall, time: $0.time) }
      last = (
        start.wall + .stored(milliseconds: step.durationMs),
        start.time + .stored(milliseconds: step.clockDurationMs)
      )
      events.append(RunEvent(.stepFinished(step.status, step.error), wall: last.wall, time: last.time))
    }
    if run.status != .running {
      events.append(
        RunEvent(
          .runFinished(run.status, exitCode: run.exitCode), wall: run.endedAt ?? last.wall,
          time: run.clockDurationMs.map { run.clockStartedAt + .milliseconds($0) } ?? last.time))
    }
    return events
  }
}

extension StepRecord {
  /// When it ended, by both clocks; nil for a step that was skipped.
  var end: (wall: Instant, time: Instant)? {
    guard let startedAt, let clockStartedAt else { return nil }
    return (
      startedAt + .stored(milliseconds: durationMs), clockStartedAt + .stored(milliseconds: clockDurationMs)
    )
  }

  /// All that the step left behind, in the order in which it came.
  var contents: [(kind: RunEvent.Kind, time: Instant)] {
    var entries: [(seq: Int, kind: RunEvent.Kind, time: Instant)] = []
    entries += texts.map { ($0.seq, .text($0.content), $0.at) }
    entries += requests.map { ($0.seq, .request($0.content), $0.at) }
    entries += metrics.map { ($0.seq, .metric($0.content), $0.at) }
    entries += assertions.map { ($0.seq, .assertion($0.content), $0.at) }
    entries += charts.map { ($0.seq, .chart($0.content), $0.at) }
    entries += outputs.map { ($0.seq, .output($0.content), $0.at) }
    return entries.sorted { $0.seq < $1.seq }.map { ($0.kind, $0.time) }
  }
}

extension Duration {
  /// A duration as the history has it, to the nanosecond.
  static func stored(milliseconds: Double?) -> Duration {
    .nanoseconds(Int64(((milliseconds ?? 0) * 1e6).rounded()))
  }
}
