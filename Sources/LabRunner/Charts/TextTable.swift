/// Lays out rows and columns of text: aligned, never wrapped, cut to a width where one is given.
public struct TextTable: Sendable {
  /// How the cells of a column stand.
  public enum Alignment: Sendable {
    /// To the right when every cell is a number, else to the left.
    case automatic
    /// To the left.
    case left
    /// To the right.
    case right
  }

  /// The head of a column.
  public struct Column: Sendable {
    /// The column's name.
    public var name: String
    /// How its cells stand.
    public var alignment: Alignment

    /// Creates a column.
    public init(_ name: String, _ alignment: Alignment = .automatic) {
      self.name = name
      self.alignment = alignment
    }
  }

  /// The columns from left to right.
  public var columns: [Column]
  /// The rows from top to bottom.
  public var rows: [[String]]

  /// Creates a table.
  public init(columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table in lines, head first. A column without a single cell is left out.
  ///
  /// - Parameter width: The cells that a line may take; nil for no limit. The widest columns are cut first.
  public func lines(width: Int? = nil, glyphs: Glyphs = .unicode) -> [String] {
    let shown = columns.indices.filter { index in
      rows.isEmpty || rows.contains { !cell($0, index).isEmpty }
    }
    var widths = shown.map { index in
      rows.reduce(TextWidth.cells(columns[index].name)) { max($0, TextWidth.cells(cell($1, index))) }
    }
    if let width { Self.shrink(&widths, to: width - 2 * max(0, shown.count - 1)) }
    let toTheRight = shown.map { index in
      switch columns[index].alignment {
      case .left: false
      case .right: true
      case .automatic:
        !rows.isEmpty && rows.allSatisfy { cell($0, index).isEmpty || Double(cell($0, index)) != nil }
      }
    }
    func line(_ cells: [String]) -> String {
      let parts = cells.enumerated().map { place, text in
        let text = TextWidth.cut(text, to: widths[place], ellipsis: glyphs.ellipsis)
        return toTheRight[place]
          ? TextWidth.rightAligned(text, to: widths[place]) : TextWidth.padded(text, to: widths[place])
      }
      let line = parts.joined(separator: "  ")
      return TextWidth.trimmingEnd(
        width.map { TextWidth.cut(line, to: $0, ellipsis: glyphs.ellipsis) } ?? line)
    }
    let rule = widths.map { String(repeating: glyphs.rule, count: $0) }.joined(separator: "  ")
    return [
      line(shown.map { columns[$0].name }), width.map { TextWidth.cut(rule, to: $0, ellipsis: "") } ?? rule,
    ]
      + rows.map { row in line(shown.map { cell(row, $0) }) }
  }

  // A cell is one line: what would break it becomes a space.
  private func cell(_ row: [String], _ index: Int) -> String {
    index < row.count ? PlainText.line(row[index]) : ""
  }

  // Takes cells from the widest columns, the last first, one at a time, until all fit or each is down to six.
  private static func shrink(_ widths: inout [Int], to room: Int) {
    for index in widths.indices { widths[index] = min(widths[index], max(6, room)) }
    var excess = widths.reduce(0, +) - room
    while excess > 0, let widest = widths.max(), widest > 6, let index = widths.lastIndex(of: widest) {
      widths[index] -= 1
      excess -= 1
    }
  }
}
