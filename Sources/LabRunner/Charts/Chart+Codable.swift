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
    /// See ``Chart/histogram(_:)``.
    case histogram
    /// See ``Chart/timeline(_:)``.
    case timeline
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
    case .histogram: .histogram
    case .timeline: .timeline
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
    case .histogram: self = .histogram(try Histogram(from: decoder))
    case .timeline: self = .timeline(try Timeline(from: decoder))
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
    case .lines(let chart), .stackedBars(let chart): try chart.encode(to: encoder)
    case .histogram(let chart): try chart.encode(to: encoder)
    case .timeline(let chart): try chart.encode(to: encoder)
    case .table(let chart): try chart.encode(to: encoder)
    }
  }
}
