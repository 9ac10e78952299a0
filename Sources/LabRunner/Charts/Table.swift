extension Chart {
  /// Rows and columns of text, such as the answer of a query.
  public struct Table: Sendable, Hashable, Codable, ChartDrawing {
    /// What the table is called.
    public var title: String
    /// The names of the columns.
    public var columns: [String]
    /// The rows from top to bottom; a row that is too short ends with empty cells.
    public var rows: [[String]]

    /// Creates a table.
    public init(title: String, columns: [String], rows: [[String]]) {
      self.title = title
      self.columns = columns
      self.rows = rows
    }

    func lines(width: Int, glyphs: Glyphs) -> [String] {
      TextTable(columns: columns.map { TextTable.Column(PlainText.line($0)) }, rows: rows).lines(
        width: width, glyphs: glyphs)
    }
  }
}
