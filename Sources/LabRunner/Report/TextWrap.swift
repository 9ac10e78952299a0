/// Breaks text into lines at spaces.
enum TextWrap {
  /// The lines of a text, none wider than a number of cells unless a single word is.
  static func lines(_ text: String, width: Int) -> [String] {
    PlainText.lines(text).flatMap { line -> [String] in
      if TextWidth.cells(line) <= width { return [line] }
      var lines: [String] = []
      var current = ""
      var used = 0
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        let cells = TextWidth.cells(word)
        if used > 0, used + 1 + cells > width {
          lines.append(current)
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
}
