/// Breaks text into lines at spaces.
enum TextWrap {
  // A space at which no line is broken.
  private static let space = "\u{A0}"

  /// One line, broken where a terminal has no room for it; what follows is set in.
  static func line(_ line: String, hanging: Int, style: TerminalStyle) -> [String] {
    guard style.isTerminal, TextWidth.cells(line) > style.width else { return [line] }
    let indent = line.prefix { $0 == " " }.count
    let room = style.width - indent - hanging
    guard room >= 10 else { return [line] }
    // Facts stand two spaces apart, and are broken themselves only when they are too long.
    let facts = String(line.dropFirst(indent)).replacing("  ", with: "\n").replacing(" ", with: space)
    let lines = broken(facts.replacing("\n", with: "  "), width: room).map { $0.replacing(space, with: " ") }
    return lines.flatMap { broken($0, width: room) }.enumerated().map { index, part in
      TextWidth.spaces(index == 0 ? indent : indent + hanging) + part.trimmingSpaces
    }
  }

  /// The lines of a text, none wider than a number of cells unless a single word is.
  static func lines(_ text: String, width: Int) -> [String] {
    PlainText.lines(text).flatMap { broken($0, width: width) }
  }

  private static func broken(_ line: String, width: Int) -> [String] {
    if TextWidth.cells(line) <= width { return [line] }
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let cells = TextWidth.cells(word)
      if used > 0, used + 1 + cells > width {
        lines.append(TextWidth.trimmingEnd(current))
        current = String(word)
        used = cells
      } else {
        current += (used > 0 || !current.isEmpty ? " " : "") + word
        used += cells + (used > 0 ? 1 : 0)
      }
    }
    return lines + [current]
  }
}
