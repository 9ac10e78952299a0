/// What a set of samples says in nine numbers.
///
/// A percentile is interpolated linearly between the two nearest samples: Hyndman and Fan's definition 7,
/// which is also that of NumPy and of Excel's PERCENTILE.INC.
public struct Summary: Sendable, Hashable, Codable {
  /// How many samples there are.
  public let n: Int
  /// The arithmetic mean.
  public let mean: Double
  /// The standard deviation of a sample (divided by n - 1); 0 for a single one.
  public let stddev: Double
  /// The least sample.
  public let min: Double
  /// The median.
  public let p50: Double
  /// The 90th percentile.
  public let p90: Double
  /// The 95th percentile.
  public let p95: Double
  /// The 99th percentile.
  public let p99: Double
  /// The greatest sample.
  public let max: Double

  /// Summarises the finite samples; nil when there are none.
  public init?(_ samples: [Double]) {
    let sorted = samples.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    n = sorted.count
    // Welford's method: a plain sum of squares loses all digits when the spread is small.
    var mean = 0.0
    var squares = 0.0
    for (index, sample) in sorted.enumerated() {
      let difference = sample - mean
      mean += difference / Double(index + 1)
      squares += difference * (sample - mean)
    }
    self.mean = mean
    stddev = n > 1 ? (squares / Double(n - 1)).squareRoot() : 0
    min = first
    p50 = Self.percentile(0.5, of: sorted)
    p90 = Self.percentile(0.9, of: sorted)
    p95 = Self.percentile(0.95, of: sorted)
    p99 = Self.percentile(0.99, of: sorted)
    max = last
  }

  private static func percentile(_ fraction: Double, of sorted: [Double]) -> Double {
    let place = fraction * Double(sorted.count - 1)
    let below = Int(place)
    let above = Swift.min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}
