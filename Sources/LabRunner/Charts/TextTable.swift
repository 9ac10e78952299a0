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
    /// To how many cells it may be cut for want of room.
    public var least: Int
    /// Whether it makes room for others: that with the highest number is left out first, that with 0 never.
    public var yields: Int

    /// Creates a column.
    public init(_ name: String, _ alignment: Alignment = .automatic, least: Int = 6, yields: Int = 0) {
      self.name = name
      self.alignment = alignment
      self.least = least
      self.yields = yields
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
  /// - Parameter width: The cells that a line may take; nil for no limit. Columns that yield are left out until the
  ///   others fit at their least, then the widest columns are cut first.
  public func lines(width: Int? = nil, glyphs: Glyphs = .unicode) -> [String] {
    var shown = columns.indices.filter { index in
      rows.isEmpty || rows.contains { !cell($0, index).isEmpty }
    }
    var widths = shown.map { index in
      rows.reduce(TextWidth.cells(columns[index].name)) { max($0, TextWidth.cells(cell($1, index))) }
    }
    if let width {
      let least = { (place: Int) in min(widths[place], columns[shown[place]].least) }
      while shown.indices.reduce(2 * (shown.count - 1), { $0 + least($1) }) > width,
        let place = shown.indices.reversed().max(by: {
          columns[shown[$0]].yields < columns[shown[$1]].yields
        }),
        columns[shown[place]].yields > 0
      {
        shown.remove(at: place)
        widths.remove(at: place)
      }
      Self.shrink(&widths, to: width - 2 * max(0, shown.count - 1), least: shown.map { columns[$0].least })
    }
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

  // Takes cells from the widest columns, the last first, one at a time, until all fit or each is down to its least.
  private static func shrink(_ widths: inout [Int], to room: Int, least: [Int]) {
    for index in widths.indices { widths[index] = min(widths[index], max(least[index], room)) }
    var excess = widths.reduce(0, +) - room
    while excess > 0,
      let index = widths.indices.reversed().filter({ widths[$0] > least[$0] }).max(by: {
        widths[$0] < widths[$1]
      })
    {
      widths[index] -= 1
      excess -= 1
    }
  }
}
