/// A metric over the runs of a lab as text, as `labs trend` prints it.
public struct TrendReport: Sendable {
  /// The most lines that a chart can tell apart.
  static let mostSeries = 4

  private let trend: MetricTrend
  private let style: TerminalStyle

  /// Creates a report.
  public init(_ trend: MetricTrend, style: TerminalStyle) {
    self.trend = trend
    self.style = style
  }

  /// The text, ending with a line end.
  public var text: String {
    var lines = chart.text(width: style.width, glyphs: style.glyphs).split(separator: "\n").map(String.init)
    if let title = lines.first { lines[0] = style.paint(title, .bold) }
    lines.append("")
    for series in trend.series { lines += self.lines(series) }
    if trend.series.count > Self.mostSeries {
      lines.append("  the chart shows \(Self.mostSeries) of \(trend.series.count) lines")
    }
    if trend.by == .run, let first = trend.labels.first, let last = trend.labels.last, first != last {
      lines.append("  next:  labs diff \(first) \(last)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // A line may lack labels that another one has.
  private var chart: Chart {
    let shown = trend.series.prefix(Self.mostSeries)
    let unit = trend.unit.isEmpty ? "" : ", \(trend.unit)"
    return .lines(
      Chart.Lines(
        title: "\(trend.lab): \(trend.metric) by \(trend.by.rawValue)", xName: trend.by.rawValue,
        yName: "\(trend.metric)\(unit), median", labels: trend.labels,
        series: shown.map { series in
          let values = Dictionary(series.points.map { ($0.label, $0.value) }) { first, _ in first }
          return Chart.Series(series.name, trend.labels.map { values[$0] })
        }))
  }

  private func lines(_ series: MetricTrend.Series) -> [String] {
    let values = series.points.map(\.value)
    guard let first = values.first, let last = values.last, let median = Median(values) else { return [] }
    let format = NumberFormat(for: values)
    let unit = trend.unit.isEmpty ? "" : " \(trend.unit)"
    var lines = series.name.isEmpty ? [] : wrapped(series.name)
    let count = RunTotals.plural(values.count, trend.by.rawValue)
    lines += wrapped(
      "from \(format.text(first)) to \(format.text(last))\(unit), median \(format.text(median.value)), \(count)"
    )
    if let change = series.change {
      lines += wrapped(
        "changed at \(trend.by.rawValue) \(change.label): \(format.text(change.before)) before,"
          + " \(format.text(change.after)) from then on (Pettitt, \(Probability.text(change.p)))")
    } else if values.count >= ChangePoint.leastValues {
      lines += wrapped("no change that chance does not explain (Pettitt)")
    }
    return lines
  }

  private func wrapped(_ text: String) -> [String] {
    TextWrap.lines(text, width: style.width - 2).map { "  " + $0 }
  }
}
