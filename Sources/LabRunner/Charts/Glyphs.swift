/// The signs that charts and reports are drawn with.
public struct Glyphs: Sendable, Hashable {
  /// Stands before what passed.
  public let passed: String
  /// Stands before what failed.
  public let failed: String
  /// Stands before what threw, was stopped or crashed.
  public let error: String
  /// Stands before what not everybody needs to mend.
  public let warning: String
  /// Stands before what did not run.
  public let skipped: String
  /// Stands before what is running.
  public let running: String
  /// Ends what was cut.
  public let ellipsis: String
  /// A cell without a value.
  public let none: String
  /// A line under a table's head.
  public let rule: Character
  /// A reference line across bars.
  public let marker: Character
  /// The line that values stand at.
  let axis: Character
  /// The way from one point of a line to the next.
  let path: Character
  /// Points of lines, one for each series in turn.
  let marks: [Character]
  /// Several points of different series in one cell.
  let mixed: Character
  /// Something that took too little time to have a length.
  let instant: Character
  /// Whole cells of bars, one for each category in turn.
  let fills: [Character]
  /// Ends of a bar of the first fill, from one eighth of a cell to seven; empty when there are only whole cells.
  let eighths: [Character]

  /// Signs for a terminal that shows UTF-8.
  public static let unicode = Glyphs(
    passed: "✓", failed: "✗", error: "⚠", warning: "⚠", skipped: "◌", running: "●", ellipsis: "…", none: "–",
    rule: "─",
    marker: "┊", axis: "│", path: "·", marks: ["●", "▲", "■", "◆"], mixed: "✱", instant: "▏",
    fills: ["█", "▒", "░", "▓"],
    eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"])

  /// Words and signs of ASCII, for any terminal.
  public static let ascii = Glyphs(
    passed: "[ok]", failed: "[FAIL]", error: "[ERROR]", warning: "[warn]", skipped: "[skip]",
    running: "[run]", ellipsis: "...",
    none: "-", rule: "-", marker: "|", axis: "|", path: ".", marks: ["*", "+", "o", "x"],
    mixed: "%", instant: "|", fills: ["#", "=", "+", "."], eighths: [])

  /// The sign for a status.
  public func mark(_ status: RunStatus) -> String {
    switch status {
    case .running: running
    case .passed: passed
    case .failed: failed
    case .error, .interrupted, .crashed: error
    case .skipped: skipped
    }
  }
}
