/// A chart as data, drawn as text at any width.
public enum Chart: Sendable, Hashable {
  /// A bar for each point.
  case bars(Bars)
  /// A bar for each point, and the sum so far beside it.
  case accumulatedBars(AccumulatedBars)
  /// Values over time.
  case lines(Lines)
  /// A bar of several parts for each label.
  case stackedBars(StackedBars)
  /// Rows and columns of text.
  case table(Table)

  /// The narrowest and the widest a chart is drawn, in terminal cells.
  public static let widths = 40...200

  /// The width at which the history keeps a chart's text.
  public static let storedWidth = 80

  /// What the chart is called.
  public var title: String {
    switch self {
    case .bars(let chart): chart.title
    case .accumulatedBars(let chart): chart.title
    case .lines(let chart): chart.title
    case .stackedBars(let chart): chart.title
    case .table(let chart): chart.title
    }
  }

  /// The chart in lines without colour, no line wider than a number of cells (taken into ``widths``).
  public func text(width: Int = storedWidth, glyphs: Glyphs = .unicode) -> String {
    let width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    let body =
      switch self {
      case .bars(let chart): chart.lines(width: width, glyphs: glyphs)
      case .accumulatedBars(let chart): chart.lines(width: width, glyphs: glyphs)
      case .lines(let chart): chart.lines(width: width, glyphs: glyphs)
      case .stackedBars(let chart): chart.lines(width: width, glyphs: glyphs)
      case .table(let chart): chart.lines(width: width, glyphs: glyphs)
      }
    return ([PlainText.line(title)] + body)
      .map { TextWidth.trimmingEnd(TextWidth.cut($0, to: width, ellipsis: glyphs.ellipsis)) }
      .joined(separator: "\n")
  }
}

extension Chart: Codable {
  /// The words for the kinds of chart, in JSON and in the history.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// See ``Chart/bars(_:)``.
    case bars
    /// See ``Chart/accumulatedBars(_:)``.
    case accumulatedBars = "accumulated-bars"
    /// See ``Chart/lines(_:)``.
    case lines
    /// See ``Chart/stackedBars(_:)``.
    case stackedBars = "stacked-bars"
    /// See ``Chart/table(_:)``.
    case table
  }

  /// Which kind of chart it is.
  public var kind: Kind {
    switch self {
    case .bars: .bars
    case .accumulatedBars: .accumulatedBars
    case .lines: .lines
    case .stackedBars: .stackedBars
    case .table: .table
    }
  }

  private enum CodingKeys: CodingKey {
    case kind
  }

  /// Reads a chart whose `kind` says what else to expect.
  public init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(Kind.self, forKey: .kind) {
    case .bars: self = .bars(try Bars(from: decoder))
    case .accumulatedBars: self = .accumulatedBars(try AccumulatedBars(from: decoder))
    case .lines: self = .lines(try Lines(from: decoder))
    case .stackedBars: self = .stackedBars(try StackedBars(from: decoder))
    case .table: self = .table(try Table(from: decoder))
    }
  }

  /// Writes the chart's fields with its `kind` among them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    switch self {
    case .bars(let chart): try chart.encode(to: encoder)
    case .accumulatedBars(let chart): try chart.encode(to: encoder)
    case .lines(let chart): try chart.encode(to: encoder)
    case .stackedBars(let chart): try chart.encode(to: encoder)
    case .table(let chart): try chart.encode(to: encoder)
    }
  }
}
