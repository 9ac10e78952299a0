public import Foundation
public import LabTime

/// The runs of a history as a table, as `labs history` prints them.
public struct HistoryReport: Sendable {
  /// The runs, in the order in which they are shown.
  public var runs: [RunSummary]
  /// The columns from left to right; one without a single cell is left out.
  public var columns: [HistoryColumn]
  /// How the text is to look.
  public var style: TerminalStyle
  /// The time from which `today` is today.
  public var now: Instant
  /// The time zone of the times of day.
  public var timeZone: TimeZone

  /// Creates a report of runs.
  public init(
    _ runs: [RunSummary], columns: [HistoryColumn] = HistoryColumn.standard, style: TerminalStyle,
    now: Instant,
    timeZone: TimeZone = .gmt
  ) {
    self.runs = runs
    self.columns = columns
    self.style = style
    self.now = now
    self.timeZone = timeZone
  }

  /// The text, ending with a line end.
  public var text: String {
    guard !runs.isEmpty else { return "No runs here yet. Make one: labs run LAB\n" }
    let table = TextTable(
      columns: columns.map { .init($0.title, $0.alignment, least: $0.least, yields: $0.yields) },
      rows: runs.map { run in columns.map { $0.cell(run, style: style, now: now, in: timeZone) } })
    let layout = table.layout(width: style.limit, glyphs: style.glyphs)
    let head = layout.head.map { style.paint($0, .dim) }
    let rows = zip(layout.rows, runs).flatMap { lines, summary in
      lines.map { painted($0, summary.run.status) }
    }
    return (head + rows + layout.note.map { style.paint($0, .dim) }).joined(separator: "\n") + "\n"
  }

  /// The runs for programs: a line for each, its cells with tabs between them, the columns' names first.
  public var plainText: String {
    let rows = runs.map { run in columns.map { PlainText.line($0.plain(run)) } }
    return ([columns.map(\.rawValue)] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  // After the layout, which would count the codes of colours as text.
  private func painted(_ line: String, _ status: RunStatus) -> String {
    let result = "\(style.glyphs.mark(status)) \(status.rawValue)"
    guard style.color, let place = line.firstRange(of: result) else { return line }
    return line.replacingCharacters(in: place, with: style.paint(result, .of(status)))
  }
}
