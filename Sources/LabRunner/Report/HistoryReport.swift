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
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ summary: RunSummary) -> [String] {
    let run = summary.run
    // Simulated is the rule and goes without saying.
    return [
      "\(run.id)", run.lab, "\(style.glyphs.mark(run.status)) \(run.status.rawValue)",
      CalendarTime.relative(run.startedAt, now: now, in: timeZone),
      run.clockDurationMs.map { Elapsed.text(.milliseconds($0)) } ?? "",
      "\(summary.stepsPassed)/\(summary.steps)",
      summary.assertions == 0 ? "" : "\(summary.assertions - summary.assertionsFailed)/\(summary.assertions)",
      run.mode == .simulated ? "" : run.mode.rawValue,
      run.gitCommit.map { GitState(commit: $0, branch: nil, isDirty: run.gitDirty).shortCommit } ?? "",
      run.note ?? "",
    ]
  }
}
