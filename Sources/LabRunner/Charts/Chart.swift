/// A chart as data, drawn as text at any width and as a picture.
public enum Chart: Sendable, Hashable {
  /// A bar for each point.
  case bars(Bars)
  /// A bar for each point, and the sum so far beside it.
  case accumulatedBars(AccumulatedBars)
  /// Values over time.
  case lines(Lines)
  /// A bar of several parts for each label.
  case stackedBars(StackedBars)
  /// How often values lie in which range.
  case histogram(Histogram)
  /// What went on when.
  case timeline(Timeline)
  /// Rows and columns of text.
  case table(Table)

  /// The narrowest and the widest a chart is drawn, in terminal cells.
  public static let widths = 40...200

  /// The width at which the history keeps a chart's text.
  public static let storedWidth = 80

  /// What the chart is called.
  public var title: String { drawing.title }

  /// The chart in lines without colour, no line wider than a number of cells (taken into ``widths``).
  public func text(width: Int = storedWidth, glyphs: Glyphs = .unicode) -> String {
    let width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    let drawing = drawing
    return ([PlainText.line(drawing.title)] + drawing.lines(width: width, glyphs: glyphs))
      .map { TextWidth.trimmingEnd(TextWidth.cut($0, to: width, ellipsis: glyphs.ellipsis)) }
      .joined(separator: "\n")
  }

  private var drawing: any ChartDrawing {
    switch self {
    case .bars(let chart): chart
    case .accumulatedBars(let chart): chart
    case .lines(let chart): LinePlot(chart: chart)
    case .stackedBars(let chart): StackedBarPlot(chart: chart)
    case .histogram(let chart): chart
    case .timeline(let chart): TimelinePlot(chart: chart)
    case .table(let chart): chart
    }
  }

  /// The chart as SVG: to stand alone, or for an exported page, which has the style sheet of all its pictures.
  ///
  /// - Parameters:
  ///   - id: What sets the names in this picture apart from those of others on the same page.
  ///   - standsAlone: Whether the picture brings its colours and background with it, for light and for dark.
  public func svg(id: String = "chart", standsAlone: Bool = true) -> String {
    let drawing = drawing
    var canvas = SVGCanvas(title: PlainText.line(drawing.title), id: id)
    drawing.draw(on: &canvas)
    return canvas.text(standsAlone: standsAlone)
  }
}
