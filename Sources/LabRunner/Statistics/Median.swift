import Foundation

/// The median of samples, and how far it can be trusted.
public struct Median: Sendable, Hashable, Codable {
  /// How many samples there are.
  public let n: Int
  /// The median.
  public let value: Double
  /// The low end of its confidence interval; nil where the samples are too few for one.
  public let low: Double?
  /// The high end of its confidence interval; nil where the samples are too few for one.
  public let high: Double?
  /// How many samples are far from the others; see ``Outliers``. They count as all others do.
  public let outliers: Int

  /// Finds the median of finite samples; nil when there are none.
  ///
  /// The interval is that of order statistics: the samples of equal rank from both ends between which the median
  /// of what the samples were drawn from lies with at least the confidence, whatever their distribution (David
  /// and Nagaraja, Order Statistics, 7.1). At 0.95 it takes six samples.
  ///
  /// - Parameter confidence: Above 0 and below 1.
  public init?(_ samples: [Double], confidence: Double = 0.95) {
    let sorted = samples.filter(\.isFinite).sorted()
    guard let value = Self.middle(of: sorted) else { return nil }
    let count = sorted.count
    let rank = Self.rank(count, confidence: confidence)
    n = count
    self.value = value
    low = rank.map { sorted[$0 - 1] }
    high = rank.map { sorted[count - $0] }
    outliers = Outliers.count(in: sorted)
  }

  /// Half the interval's width as a share of the median, the wider half; nil without an interval, and where the
  /// median is zero.
  public var spread: Double? {
    guard let low, let high, value != 0 else { return nil }
    return max(value - low, high - value) / value.magnitude
  }

  /// The middle of sorted numbers; nil when there are none.
  static func middle(of sorted: [Double]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let half = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[half] }
    // The halves are added, as the sum of two great numbers may be none.
    return sorted[half - 1] / 2 + sorted[half] / 2
  }

  /// The greatest rank, from 1, for which the samples of that rank from both ends enclose the median with the
  /// confidence; nil when the least and the greatest do not.
  ///
  /// The number of samples below the median is binomial with one half, so that rank `k` misses it with twice the
  /// probability of fewer than `k` heads among `n` coins.
  static func rank(_ n: Int, confidence: Double) -> Int? {
    var logarithm = -Double(n) * log(2)
    var missed = exp(logarithm)
    var rank = 0
    while 2 * missed <= 1 - confidence, 2 * (rank + 1) <= n {
      rank += 1
      logarithm += log(Double(n - rank + 1) / Double(rank))
      missed += exp(logarithm)
    }
    return rank == 0 ? nil : rank
  }
}
