extension Chart {
  /// Several series of values at the same labels: what lines and stacked bars are drawn from.
  public struct LabelledSeries: Sendable, Hashable, Codable {
    /// What the chart is called.
    public var title: String
    /// What the labels are, such as `Minute`.
    public var xName: String
    /// What the values are and their unit, such as `Tokens`.
    public var yName: String
    /// The labels in order; one may stand more than once.
    public var labels: [String]
    /// The values, a series for each line or part of a bar.
    public var series: [Series]

    /// Creates the data of a chart.
    public init(title: String, xName: String, yName: String, labels: [String], series: [Series]) {
      self.title = title
      self.xName = xName
      self.yName = yName
      self.labels = labels
      self.series = series
    }

    /// The sum at each label of what is above zero; nil where no series has a value.
    var sums: [Double?] {
      labels.indices.map { index in
        let values = series.compactMap { $0[index] }
        return values.isEmpty ? nil : values.reduce(0) { $0 + max(0, $1) }
      }
    }

    /// The greatest value of any series, and at least zero.
    var greatest: Double {
      series.flatMap(\.values).compactMap(\.self).reduce(0, max)
    }
  }

  /// The data of ``lines(_:)``.
  public typealias Lines = LabelledSeries
  /// The data of ``stackedBars(_:)``.
  public typealias StackedBars = LabelledSeries
}
