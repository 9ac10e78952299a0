/// Rows and columns of text. Where there is little room for them, ``TableLayout`` says what becomes of them.
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
    /// To how many cells it may be narrowed for want of room, unless a word in it is longer.
    public var least: Int
    /// Whether it makes room for others: that with the highest number is left out first, that with 0 never.
    public var yields: Int
    /// Whether its cells are cut for want of room, as the whole of each is shown elsewhere.
    public var isExcerpt: Bool

    /// Creates a column.
    public init(
      _ name: String, _ alignment: Alignment = .automatic, least: Int = 6, yields: Int = 0,
      isExcerpt: Bool = false
    ) {
      self.name = name
      self.alignment = alignment
      self.least = least
      self.yields = yields
      self.isExcerpt = isExcerpt
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
  /// - Parameter width: The cells that a line may take; nil for no limit.
  public func lines(width: Int? = nil, glyphs: Glyphs = .unicode) -> [String] {
    layout(width: width, glyphs: glyphs).lines
  }

  /// The table's head and rows as lines, for a report that paints them or puts something between.
  public func layout(width: Int? = nil, glyphs: Glyphs = .unicode) -> TableLayout {
    TableLayout(self, width: width, glyphs: glyphs)
  }
}
