/// A number that sums up the samples of a metric.
public enum Statistic: String, Sendable, Hashable, Codable, CaseIterable {
  /// How many samples there are.
  case n
  /// The arithmetic mean.
  case mean
  /// The standard deviation.
  case stddev
  /// The least sample.
  case min
  /// The median.
  case p50
  /// The 90th percentile.
  case p90
  /// The 95th percentile.
  case p95
  /// The 99th percentile.
  case p99
  /// The greatest sample.
  case max

  /// Reads a name; `median` is another one for ``p50``.
  init?(named name: some StringProtocol) {
    self.init(rawValue: name == "median" ? Self.p50.rawValue : String(name))
  }
}

extension Summary {
  /// One of the numbers by its name.
  public subscript(statistic: Statistic) -> Double {
    switch statistic {
    case .n: Double(n)
    case .mean: mean
    case .stddev: stddev
    case .min: min
    case .p50: p50
    case .p90: p90
    case .p95: p95
    case .p99: p99
    case .max: max
    }
  }
}
