/// Lays prose out for a terminal.
enum ProseLines {
  // Lines longer than this are hard to read, however wide the terminal is.
  private static let widest = 100

  static func lines(_ blocks: [LabProse.Block], style: TerminalStyle) -> [String] {
    let width = min(style.width, widest) - 2
    var lines: [String] = []
    var isItem = false
    for block in blocks {
      let wasItem = isItem
      if case .item = block { isItem = true } else { isItem = false }
      if !lines.isEmpty, !(wasItem && isItem) { lines.append("") }
      lines += self.lines(block, width: width, style: style).map { $0.isEmpty ? "" : "  " + $0 }
    }
    return lines
  }

  private static func lines(_ block: LabProse.Block, width: Int, style: TerminalStyle) -> [String] {
    switch block {
    case .paragraph(let text):
      return TextWrap.lines(text, width: width)
    case .item(let text):
      return TextWrap.lines(text, width: width - 2).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
    case .code(let lines):
      // What is code is copied, and so not broken; what has no room for it is cut.
      return lines.map {
        style.paint(
          TextWidth.cut("  " + $0, to: style.width - 2, ellipsis: style.glyphs.ellipsis), .dim)
      }
    case .table(let rows):
      guard let head = rows.first else { return [] }
      let table = TextTable(columns: head.map { TextTable.Column($0) }, rows: Array(rows.dropFirst()))
      return table.lines(width: style.width - 2, glyphs: style.glyphs)
    }
  }
}
