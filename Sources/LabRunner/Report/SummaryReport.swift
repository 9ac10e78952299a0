import LabTime
import Synchronization

/// Shows many runs in short: a line for each as it ends, what failed below it, and a table at the end.
///
/// A terminal that allows motion also sees which lab and step are running; nothing else is ever drawn over.
public final class SummaryReport: Report {
  private struct Run {
    var header: RunHeader
    var number: Int64?
    var wall: Instant
    var time: Instant
    var status = RunStatus.running
    var took = ""
    var assertions = 0
    var failed: [AssertionRecord] = []
    var failure: StepFailure?
    var requests = 0
    var tokens = 0
    var totals = RunTotals()
  }

  private struct State {
    var runs: [Run] = []
    var showsNow = false
  }

  private let output: any TextOutput
  private let style: TerminalStyle
  private let state = Mutex(State())

  /// Creates a report that writes to an output.
  public init(to output: any TextOutput, style: TerminalStyle) {
    self.output = output
    self.style = style
  }

  /// Shows an event.
  public func show(_ event: RunEvent) {
    state.withLock { state in
      if case .runStarted(let header, let number) = event.kind {
        state.runs.append(Run(header: header, number: number, wall: event.wall, time: event.time))
      }
      guard let last = state.runs.indices.last else { return }
      state.runs[last].totals.count(event)
      switch event.kind {
      case .stepStarted(let name): now(state.runs[last].header.lab.name, name, &state)
      case .request(let request):
        state.runs[last].requests += 1
        state.runs[last].tokens &+= request.totalTokens ?? 0
      case .assertion(let assertion):
        state.runs[last].assertions += 1
        if !assertion.passed { state.runs[last].failed.append(assertion) }
      case .stepFinished(_, let failure?): state.runs[last].failure = state.runs[last].failure ?? failure
      case .runFinished(let status, _):
        state.runs[last].status = status
        state.runs[last].took = Self.took(state.runs[last], event)
        write(lines(of: state.runs[last], event), &state)
      default: break
      }
    }
  }

  /// Shows the table of all runs.
  public func end() {
    state.withLock { state in
      let table = TextTable(
        columns: [
          .init("LAB", least: 12), .init("STATUS"), .init("RUN"),
          .init("ASSERTIONS", .right, least: .max, yields: 1), .init("REQUESTS", yields: 3),
          .init("TOKENS", yields: 4), .init("TOOK", .right, least: .max, yields: 2),
        ],
        rows: state.runs.map { run in
          [
            run.header.lab.name, run.status.rawValue, run.number.map { "\($0)" } ?? "",
            "\(run.assertions - run.failed.count)/\(run.assertions)", "\(run.requests)", "\(run.tokens)",
            run.took,
          ]
        })
      let passed = state.runs.count { $0.status == .passed }
      let verdict: RunStatus = passed == state.runs.count ? .passed : .failed
      let words = "\(passed) of \(RunTotals.plural(state.runs.count, "lab")) passed"
      write(
        [""] + table.lines(width: style.limit, glyphs: style.glyphs) + [
          "", "\(style.paint(verdict.rawValue.uppercased(), .of(verdict)))  \(words)",
        ], &state)
    }
  }

  private func lines(of run: Run, _ event: RunEvent) -> [String] {
    let room = style.width - TextWidth.cells(style.glyphs.mark(run.status)) - 1
    var lines = run.totals.verdict(run.status, at: event, style: style.resized(to: room))
    lines[0] = "\(style.mark(run.status)) \(lines[0])"
    for assertion in run.failed { lines += AssertionLines.lines(assertion, style: style) }
    if let failure = run.failure { lines += AssertionLines.fact("error", failure.message, style) }
    if run.status != .passed { lines.append("  again: \(run.header.command)") }
    return lines
  }

  private static func took(_ run: Run, _ event: RunEvent) -> String {
    Elapsed.text(event.wall - run.wall)
  }

  private func now(_ lab: String, _ step: String, _ state: inout State) {
    guard style.motion else { return }
    let text = "\(style.glyphs.running) \(lab)  \(PlainText.line(step))"
    let cut = TextWidth.cut(text, to: style.width - 1, ellipsis: style.glyphs.ellipsis)
    try? output.write((state.showsNow ? "\r\u{1B}[2K" : "") + style.paint(cut, .dim))
    state.showsNow = true
  }

  // An output that takes no more text is no reason to end the runs.
  private func write(_ lines: [String], _ state: inout State) {
    let clearing = state.showsNow ? "\r\u{1B}[2K" : ""
    state.showsNow = false
    try? output.write(clearing + lines.map { $0 + "\n" }.joined())
  }
}
