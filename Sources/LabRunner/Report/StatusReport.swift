public import Foundation
public import LabTime

/// Where one stands, as `labs` alone shows it: each lab's last run, what went wrong, and what to do next.
public struct StatusReport: Sendable {
  /// The labs by name, with the newest run of each.
  public var labs: [(name: String, last: RunSummary?)]
  /// How the text is to look.
  public var style: TerminalStyle
  /// The time from which `today` is today.
  public var now: Instant
  /// The time zone of the times of day.
  public var timeZone: TimeZone

  /// Creates a report of labs.
  public init(
    _ labs: [(name: String, last: RunSummary?)], style: TerminalStyle, now: Instant,
    timeZone: TimeZone = .gmt
  ) {
    self.labs = labs
    self.style = style
    self.now = now
    self.timeZone = timeZone
  }

  /// The text, ending with a line end.
  public var text: String {
    let done = labs.compactMap(\.last)
    let never = labs.filter { $0.last == nil }.map(\.name)
    var lines: [String] = []
    if done.isEmpty {
      lines.append("Nothing has been run here yet. There are \(labs.count) labs.")
    } else {
      lines += table(done.sorted { $0.run.id > $1.run.id })
      if !never.isEmpty {
        lines += ["", style.paint("never run", .bold)]
        lines += TextWrap.lines(never.joined(separator: "  "), width: style.width - 2).map { "  " + $0 }
      }
    }
    lines.append("")
    lines += next(done, never).enumerated().map { index, command in
      (index == 0 ? "next:  " : "       ") + command
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ runs: [RunSummary]) -> [String] {
    let table = TextTable(
      columns: [
        .init("LAB", .left, least: 12), .init("RUN", .right), .init("RESULT", .left, least: .max),
        .init("STARTED", .left, least: .max, yields: 1), .init("TOOK", .right, least: .max, yields: 2),
      ],
      rows: runs.map { summary in
        let run = summary.run
        return [
          run.lab, "\(run.id)", "\(style.glyphs.mark(run.status)) \(run.status.rawValue)",
          CalendarTime.relative(run.startedAt, now: now, in: timeZone),
          run.durationMs.map { Elapsed.text(.milliseconds($0)) } ?? "",
        ]
      })
    let layout = table.layout(width: style.width, glyphs: style.glyphs)
    let rows = zip(layout.rows, runs).flatMap { lines, summary in
      lines.map { style.paint($0, .of(summary.run.status)) }
    }
    return layout.head.map { style.paint($0, .dim) } + rows + layout.note.map { style.paint($0, .dim) }
  }

  private func next(_ done: [RunSummary], _ never: [String]) -> [String] {
    guard !done.isEmpty else {
      return ["labs run \(never.first ?? "LAB")", "labs list", "labs --help"]
    }
    let troubled: Set<RunStatus> = [.failed, .error, .crashed, .interrupted]
    let newest = done.filter { troubled.contains($0.run.status) }.max { $0.run.id < $1.run.id }
    var commands: [String] = []
    if let newest {
      commands += ["labs show \(newest.run.id)", "labs resume \(newest.run.id)"]
    } else if let run = done.max(by: { $0.run.id < $1.run.id })?.run {
      commands += ["labs show \(run.id)"]
    }
    if let lab = never.first { commands.append("labs run \(lab)") }
    return commands + ["labs history"]
  }
}
