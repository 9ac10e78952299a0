import LabTime

extension LabRun {
  /// When each phase and each step ran, by the run's own clock.
  public var timeline: Chart.Timeline {
    var rows: [Chart.Timeline.Row] = []
    var phase: Phase?
    for step in steps {
      if step.phase != phase {
        phase = step.phase
        rows.append(phaseRow(step.phase))
      }
      rows.append(row(of: step))
    }
    return Chart.Timeline(title: "Steps of run \(number)", rows: rows)
  }

  private func phaseRow(_ phase: Phase) -> Chart.Timeline.Row {
    let spans = steps.filter { $0.phase == phase }.compactMap(span)
    guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else {
      return Chart.Timeline.Row(phase.rawValue)
    }
    return Chart.Timeline.Row(
      phase.rawValue, spans: [.init(start, end)], note: Elapsed.text(.milliseconds((end - start) * 1000)))
  }

  private func row(of step: StepRecord) -> Chart.Timeline.Row {
    let span = span(step)
    var name = step.name
    if step.attempt > 1 { name += " (attempt \(step.attempt))" }
    if let run = step.reusedFrom { name += " (from run \(run))" }
    let took = step.clockDurationMs.map { Elapsed.text(.milliseconds($0)) }
    let words = [step.status == .passed ? nil : step.status.rawValue, took].compactMap(\.self)
    let isBad = step.status != .passed && step.status != .skipped
    return Chart.Timeline.Row(
      name, depth: 1, spans: span.map { [$0] } ?? [],
      marks: isBad ? span.map { [.init($0.end, step.status.rawValue)] } ?? [] : [],
      note: words.joined(separator: "  "))
  }

  // In seconds from the run's start; a step that has not ended has no length. One that was reused ran before.
  private func span(_ step: StepRecord) -> Chart.Timeline.Span? {
    guard let started = step.clockStartedAt else { return nil }
    let start = max(0, (started - run.clockStartedAt).inSeconds)
    return Chart.Timeline.Span(start, start + (step.clockDurationMs ?? 0) / 1000)
  }
}
