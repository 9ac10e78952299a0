/// A table laid out in lines, none wider than there is room for.
///
/// Columns that yield are left out until the others fit; then the widest are narrowed and their cells broken into
/// lines, so that nothing is cut but excerpts. Where even that is not enough, each row stands by itself, a line for each cell.
public struct TableLayout: Sendable {
  /// The names of the columns with a rule below them; empty where rows stand by themselves.
  public private(set) var head: [String] = []
  /// The lines of each row.
  public private(set) var rows: [[String]]
  /// Says which columns are left out; empty when none is.
  public private(set) var note: [String] = []

  /// All lines from top to bottom.
  public var lines: [String] { head + rows.joined() + note }

  private struct Column {
    let name: String
    let cells: [String]
    let isRightAligned: Bool
    let yields: Int
    let isExcerpt: Bool
    let least: Int
    var width: Int

    init(_ column: TextTable.Column, _ cells: [String]) {
      name = column.name
      self.cells = cells
      isRightAligned =
        switch column.alignment {
        case .left: false
        case .right: true
        case .automatic:
          !cells.isEmpty && cells.allSatisfy { $0.isEmpty || Double($0) != nil }
        }
      yields = column.yields
      isExcerpt = column.isExcerpt
      let texts = column.isExcerpt ? [name] : [name] + cells
      let wanted = ([name] + cells).reduce(0) { max($0, TextWidth.cells($1)) }
      least =
        column.least >= wanted
        ? wanted : min(wanted, texts.reduce(column.least) { max($0, TextWrap.longestPiece(of: $1)) })
      width = wanted
    }

    func lines(_ text: String, ellipsis: String) -> [String] {
      isExcerpt
        ? [TextWidth.cut(text, to: width, ellipsis: ellipsis)] : TextWrap.fitted(text, width: width)
    }

    func padded(_ text: String) -> String {
      isRightAligned ? TextWidth.rightAligned(text, to: width) : TextWidth.padded(text, to: width)
    }
  }

  init(_ table: TextTable, width: Int?, glyphs: Glyphs) {
    var columns = table.columns.enumerated().map { index, column in
      // A cell is one text: what would break it becomes a space.
      Column(column, table.rows.map { $0.indices.contains(index) ? PlainText.line($0[index]) : "" })
    }.filter { table.rows.isEmpty || $0.cells.contains { !$0.isEmpty } }
    if let width {
      note = Self.leaveOut(&columns, width: width)
      guard Self.room(columns.map(\.least)) <= width else {
        rows = Self.records(columns, count: table.rows.count, width: width)
        return
      }
      Self.narrow(&columns, to: width)
    }
    rows = table.rows.indices.map { row in Self.lines(columns, columns.map { $0.cells[row] }, glyphs) }
    head =
      Self.lines(columns, columns.map(\.name), glyphs)
      + [columns.map { String(repeating: glyphs.rule, count: $0.width) }.joined(separator: Self.gap)]
  }

  private static let gap = "  "

  private static func room(_ widths: [Int]) -> Int {
    widths.reduce(gap.count * max(0, widths.count - 1), +)
  }

  // Of columns that yield alike the last goes first.
  private static func leaveOut(_ columns: inout [Column], width: Int) -> [String] {
    let all = columns
    while room(columns.map(\.least)) > width,
      let place = columns.indices.reversed().max(by: { columns[$0].yields < columns[$1].yields }),
      columns[place].yields > 0
    {
      columns.remove(at: place)
    }
    let shown = columns.map(\.name)
    let missing = all.map(\.name).filter { !shown.contains($0) }
    guard !missing.isEmpty else { return [] }
    return TextWrap.lines("no room for \(missing.joined(separator: ", "))", width: width)
  }

  // Takes cells from the widest columns, the last first, one at a time, until all fit.
  private static func narrow(_ columns: inout [Column], to width: Int) {
    var excess = room(columns.map(\.width)) - width
    while excess > 0,
      let index = columns.indices.reversed().filter({ columns[$0].width > columns[$0].least }).max(by: {
        columns[$0].width < columns[$1].width
      })
    {
      columns[index].width -= 1
      excess -= 1
    }
  }

  private static func lines(_ columns: [Column], _ texts: [String], _ glyphs: Glyphs) -> [String] {
    let parts = zip(columns, texts).map { $0.lines($1, ellipsis: glyphs.ellipsis) }
    let count = parts.reduce(1) { max($0, $1.count) }
    return (0..<count).map { line in
      let cells = zip(columns, parts).map { column, part in
        column.padded(part.indices.contains(line) ? part[line] : "")
      }
      return TextWidth.trimmingEnd(cells.joined(separator: gap))
    }
  }

  // A line for each cell that there is, and an empty one between two rows.
  private static func records(_ columns: [Column], count: Int, width: Int) -> [[String]] {
    let names = columns.reduce(0) { max($0, TextWidth.cells($1.name)) }
    let left = min(names, width / 2)
    return (0..<count).map { row in
      let lines = columns.filter { !$0.cells[row].isEmpty }.flatMap { column -> [String] in
        let name = TextWrap.fitted(column.name, width: left)
        let value = TextWrap.fitted(column.cells[row], width: max(1, width - left - gap.count))
        return (0..<max(name.count, value.count)).map { line in
          let head = TextWidth.padded(name.indices.contains(line) ? name[line] : "", to: left)
          return TextWidth.trimmingEnd(head + gap + (value.indices.contains(line) ? value[line] : ""))
        }
      }
      return lines + (row < count - 1 ? [""] : [])
    }
  }
}
