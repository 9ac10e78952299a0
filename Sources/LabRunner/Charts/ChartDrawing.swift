/// How one kind of chart is drawn: in a terminal's cells, and as a picture.
protocol ChartDrawing: Sendable {
  /// What the chart is called.
  var title: String { get }

  /// The chart below its title, no line wider than a number of cells.
  func lines(width: Int, glyphs: Glyphs) -> [String]

  /// Draws the chart below its title.
  func draw(on canvas: inout SVGCanvas)
}
