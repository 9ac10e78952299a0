import Foundation

/// Whether two sets of samples come from the same distribution: the test of Mann and Whitney, which takes none for
/// granted.
public struct MannWhitneyTest: Sendable, Hashable {
  /// The fewest samples on each side for which the test can find a difference at 0.05.
  public static let leastSamples = 4
  /// The most samples on each side for which every arrangement is counted.
  static let mostExact = 20

  /// In how many pairs the second sample is the greater; a tie is half a pair.
  public let u: Double
  /// How likely a difference as great as this one, in either direction, would be if there were none.
  public let p: Double

  /// Compares samples; nil when a side has none.
  ///
  /// Up to twenty samples a side without ties the probability is exact; else it is that of the normal distribution
  /// with correction for ties and continuity, as SciPy's `mannwhitneyu` has it.
  public init?(_ first: [Double], _ second: [Double]) {
    let (m, n) = (first.count, second.count)
    guard m > 0, n > 0 else { return nil }
    let ranks = Ranks(second, among: first + second)
    let pairs = Double(m) * Double(n)
    u = ranks.sum - Double(n) * (Double(n) + 1) / 2
    let greater = max(u, pairs - u)
    if ranks.ties == 0, m <= Self.mostExact, n <= Self.mostExact {
      p = min(1, 2 * Self.exactTail(Int(greater), m, n))
    } else {
      let total = Double(m + n)
      let variance = pairs / 12 * (total + 1 - ranks.ties / (total * (total - 1)))
      // Without any variance every sample is the same.
      p =
        variance > 0
        ? min(1, erfc((greater - pairs / 2 - 0.5) / variance.squareRoot() / 2.0.squareRoot())) : 1
    }
  }

  /// The probability that U is at least a value when all arrangements of m and n samples are equally likely.
  ///
  /// The number of arrangements with a given U is a coefficient of a Gaussian binomial, which is a product of
  /// (1 - q^(n+i)) / (1 - q^i) for i from 1 to m.
  static func exactTail(_ u: Int, _ m: Int, _ n: Int) -> Double {
    let greatest = m * n
    var counts = [Double](repeating: 0, count: greatest + 1)
    counts[0] = 1
    for i in 1...m {
      for value in stride(from: greatest, through: n + i, by: -1) { counts[value] -= counts[value - n - i] }
      for value in stride(from: i, through: greatest, by: 1) { counts[value] += counts[value - i] }
    }
    guard u <= greatest else { return 0 }
    return counts[max(0, u)...].reduce(0, +) / counts.reduce(0, +)
  }
}

/// The ranks of some samples among all, where equal samples share the mean of their ranks.
private struct Ranks {
  var sum = 0.0
  /// The sum of t³ - t over the groups of t equal samples.
  var ties = 0.0

  init(_ samples: [Double], among all: [Double]) {
    let sorted = all.sorted()
    let samples = samples.sorted()
    var own = samples.startIndex
    var start = sorted.startIndex
    while start < sorted.endIndex {
      let value = sorted[start]
      var end = start
      while end < sorted.endIndex, sorted[end] == value { end += 1 }
      let rank = Double(start + end + 1) / 2
      while own < samples.endIndex, samples[own] == value {
        sum += rank
        own += 1
      }
      let count = Double(end - start)
      ties += count * count * count - count
      start = end
    }
  }
}
