import LabTime

/// Turns the events of one run into lines of text, in the order in which they happen.
struct RunLines {
  private struct Step {
    var name: String
    var started: Instant
    /// Something stands above that bears the step's name.
    var isHeaded = false
    var reusedFrom: Int64?
    var requests = 0
    var tokens = 0
  }

  /// How the lines look; its width may change between two events.
  var style: TerminalStyle
  private let showsReused: Bool
  private var totals = RunTotals()
  private var step: Step?
  private var hasShownSteps = false
  // A chart wants air below it, but only where something of the same phase follows.
  private var isBelowChart = false

  /// - Parameter showsReused: Whether what reused steps did is shown again, and not only that they are reused.
  init(style: TerminalStyle, showsReused: Bool = false) {
    self.style = style
    self.showsReused = showsReused
  }

  /// What an event adds to the text; empty for what is not shown, as the values of outputs.
  mutating func lines(for event: RunEvent) -> [String] {
    totals.count(event)
    if let step, step.reusedFrom != nil, !showsReused, event.kind.isContent { return [] }
    switch event.kind {
    case .runStarted(let header, let number):
      return RunHeadline.lines(header, number: number, style: style)
    case .phaseStarted(let phase):
      hasShownSteps = false
      isBelowChart = false
      return ["", style.paint(phase.rawValue, .bold)]
    case .stepStarted(let name):
      step = Step(name: PlainText.line(name), started: event.time)
      return []
    case .stepReused(let name, let run):
      step = Step(name: PlainText.line(name), started: event.time, reusedFrom: run)
      return []
    case .stepSkipped(let name):
      return TextWrap.line(
        "  \(style.mark(.skipped)) \(PlainText.line(name))  skipped", hanging: 2, style: style)
    case .text(let record):
      return heading()
        + PlainText.lines(record.text).flatMap { TextWrap.line("    " + $0, hanging: 2, style: style) }
    case .request(let request):
      let heading = heading()
      step?.requests += 1
      step?.tokens &+= request.totalTokens ?? 0
      return heading + [RequestLine.text(request, number: step?.requests ?? 1, style: style)]
    case .metric(let metric):
      return heading() + TextWrap.line("    " + MetricLine.text(metric), hanging: 2, style: style)
    case .assertion(let assertion):
      return heading(for: assertion.message) + AssertionLines.lines(assertion, style: style)
    case .chart(let chart):
      let air = hasShownSteps && !isBelowChart ? [""] : []
      let heading = heading(for: chart.title)
      // The narrowest chart takes the narrowest terminal whole.
      let indent = style.width < Chart.widths.lowerBound + 2 ? 0 : 2
      let lines = chart.text(width: style.width - indent, glyphs: style.glyphs).split(
        separator: "\n", omittingEmptySubsequences: false)
      isBelowChart = true
      return air + heading + lines.map { $0.isEmpty ? "" : TextWidth.spaces(indent) + $0 }
    case .output:
      return []
    case .stepFinished(let status, let failure):
      return ending(status, failure, at: event.time)
    case .runFinished(let status, _):
      return [""] + totals.verdict(status, at: event, style: style)
    }
  }

  /// The commands to type next.
  func next(hasShown: Bool) -> [String] {
    totals.next(hasShown: hasShown, style: style)
  }

  // The step's name above the first thing that it shows, unless that has the same name.
  private mutating func heading(for title: String? = nil) -> [String] {
    guard let current = step, !current.isHeaded else { return [] }
    step?.isHeaded = true
    return air()
      + (title.map(PlainText.line) == current.name
        ? [] : TextWrap.line("  " + current.name, hanging: 2, style: style))
  }

  private mutating func air() -> [String] {
    defer { isBelowChart = false }
    return isBelowChart ? [""] : []
  }

  // What was shown below the step's name speaks for itself; the figures of its requests close it.
  private mutating func ending(_ status: RunStatus, _ failure: StepFailure?, at time: Instant) -> [String] {
    guard let ended = step else { return [] }
    step = nil
    hasShownSteps = true
    let isVerdict = failure == nil && (status == .passed || status == .failed)
    if ended.isHeaded, isVerdict, ended.requests == 0, ended.reusedFrom == nil { return [] }
    var counts: [String] = []
    if let run = ended.reusedFrom { counts.append("reused from run \(run)") }
    if status != .passed { counts.append(status.rawValue) }
    if ended.requests > 0 { counts.append(RunTotals.plural(ended.requests, "request")) }
    if ended.tokens > 0 { counts.append("\(ended.tokens) tokens") }
    let mark = style.glyphs.mark(status)
    let name = ended.isHeaded ? [] : [ended.name]
    let text = (name + (counts.isEmpty ? [] : [counts.joined(separator: ", ")])).joined(separator: "  ")
    let took = Elapsed.text(time - ended.started)
    let gap = style.width - 3 - TextWidth.cells(mark) - TextWidth.cells(text) - TextWidth.cells(took)
    var lines = air()
    lines.append("  \(style.mark(status)) \(text)" + TextWidth.spaces(max(2, gap)) + style.paint(took, .dim))
    if let failure {
      lines += AssertionLines.fact("error", failure.message, style)
      lines += AssertionLines.fact("type", failure.type, style)
      if let file = failure.file {
        lines += AssertionLines.fact("at", file + (failure.line.map { ":\($0)" } ?? ""), style)
      }
    }
    return lines
  }
}

extension RunEvent.Kind {
  /// Whether it tells of something that a step did, rather than of its course.
  fileprivate var isContent: Bool {
    switch self {
    case .text, .request, .metric, .assertion, .chart, .output: true
    case .runStarted, .phaseStarted, .stepStarted, .stepReused, .stepSkipped, .stepFinished, .runFinished:
      false
    }
  }
}
