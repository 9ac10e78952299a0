extension Chart {
  /// A bar for each point, and beside it the sum of the values so far.
  ///
  /// A point without a value, such as a refused request, shows its note and leaves the sum as it is.
  public struct AccumulatedBars: Sendable, Hashable, Codable, ChartDrawing {
    /// What the chart is called.
    public var title: String
    /// What the labels are, such as `Run`.
    public var xName: String
    /// What the values are and their unit, such as `Tokens`.
    public var yName: String
    /// The points from top to bottom.
    public var points: [Point]

    /// Creates a chart of bars with their running sum.
    public init(title: String, xName: String, yName: String, points: [Point]) {
      self.title = title
      self.xName = xName
      self.yName = yName
      self.points = points
    }

    /// The sum of the values up to and with each point.
    public var sums: [Double] {
      var sum = 0.0
      return points.map { point in
        sum += point.value ?? 0
        return sum
      }
    }

    func lines(width: Int, glyphs: Glyphs) -> [String] {
      let format = NumberFormat(for: points.compactMap(\.value))
      let plot = BarPlot(
        xName: xName, yName: yName, points: points, values: points.map { $0.value.map(format.text) },
        lastColumn: BarPlot.Column(name: "Accumulated", cells: sums.map(format.text), numbers: true),
        glyphs: glyphs)
      return plot.lines(width: width)
    }
  }
}
