extension Chart {
  /// A bar for each point, and a mark where the mean is.
  ///
  /// Points of several categories get bars of several shapes, and each row ends with its category's name.
  public struct Bars: Sendable, Hashable, Codable, ChartDrawing {
    /// What the chart is called.
    public var title: String
    /// What the labels are, such as `Run`.
    public var xName: String
    /// What the values are and their unit, such as `Response time (s)`.
    public var yName: String
    /// The points from top to bottom.
    public var points: [Point]
    /// Whether the mean of the values is marked.
    public var showsMean: Bool

    /// Creates a bar chart.
    public init(title: String, xName: String, yName: String, points: [Point], showsMean: Bool = false) {
      self.title = title
      self.xName = xName
      self.yName = yName
      self.points = points
      self.showsMean = showsMean
    }

    /// The mean of the values there are.
    public var mean: Double? {
      Summary(points.compactMap(\.value)).flatMap { $0.mean.isFinite ? $0.mean : nil }
    }

    func lines(width: Int, glyphs: Glyphs) -> [String] {
      let mean = showsMean ? mean : nil
      let format = NumberFormat(for: points.compactMap(\.value))
      let hasCategories = points.contains { $0.category != nil }
      let categories = BarPlot.Column(name: "", cells: points.map { $0.category ?? "" }, numbers: false)
      let plot = BarPlot(
        xName: xName, yName: yName, points: points, values: points.map { $0.value.map(format.text) },
        marker: mean, lastColumn: hasCategories ? categories : nil,
        legend: mean.map { "\(glyphs.marker) mean \(NumberFormat(for: [$0]).text($0))" }, glyphs: glyphs)
      return plot.lines(width: width)
    }
  }
}
