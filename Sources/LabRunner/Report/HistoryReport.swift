public import Foundation
public import LabTime

/// The runs of a history as a table, as `labs history` prints them.
public struct HistoryReport: Sendable {
  /// The runs, in the order in which they are shown.
  public var runs: [RunSummary]
  /// How the text is to look.
  public var style: TerminalStyle
  /// The time from which `today` is today.
  public var now: Instant
  /// The time zone of the times of day.
  public var timeZone: TimeZone

  /// Creates a report of runs.
  public init(_ runs: [RunSummary], style: TerminalStyle, now: Instant, timeZone: TimeZone = .gmt) {
    self.runs = runs
    self.style = style
    self.now = now
    self.timeZone = timeZone
  }

  /// The text, ending with a line end.
  public var text: String {
    guard !runs.isEmpty else { return "No runs here yet. Make one: labs run LAB\n" }
    let table = TextTable(
      columns: [
        .init("RUN", .right), .init("LAB", .left), .init("RESULT", .left), .init("STARTED", .left),
        .init("TOOK", .right), .init("STEPS", .right), .init("HELD", .right), .init("MODE", .left),
        .init("GIT", .left), .init("NOTE", .left),
      ],
      rows: runs.map(row))
    let lines = table.lines(width: style.isTerminal ? style.width : nil, glyphs: style.glyphs)
    let head = lines.prefix(2).map { style.paint($0, .dim) }
    let rows = zip(lines.dropFirst(2), runs).map { line, summary in painted(line, summary.run.status) }
    return (head + rows).joined(separator: "\n") + "\n"
  }

  // After the layout, which would count the codes of colours as text.
  private func painted(_ line: String, _ status: RunStatus) -> String {
    let result = result(status)
    guard style.color, let place = line.firstRange(of: result) else { return line }
    return line.replacingCharacters(in: place, with: style.paint(result, .of(status)))
  }

  private func result(_ status: RunStatus) -> String {
    "\(style.glyphs.mark(status)) \(status.rawValue)"
  }

  private func row(_ summary: RunSummary) -> [String] {
    let (run, counts) = (summary.run, summary.counts)
    // Simulated is the rule and goes without saying.
    return [
      "\(run.id)", run.lab, result(run.status),
      CalendarTime.relative(run.startedAt, now: now, in: timeZone),
      run.clockDurationMs.map { Elapsed.text(.milliseconds($0)) } ?? "",
      "\(counts.stepsPassed)/\(counts.steps)",
      counts.assertions == 0 ? "" : "\(counts.assertions - counts.assertionsFailed)/\(counts.assertions)",
      run.mode == .simulated ? "" : run.mode.rawValue,
      run.gitCommit.map { GitState(commit: $0, branch: nil, isDirty: run.gitDirty).shortCommit } ?? "",
      run.note ?? "",
    ]
  }
}
