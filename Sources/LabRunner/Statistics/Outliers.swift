/// Samples that are far from the others.
public enum Outliers {
  /// The modified z-score beyond which a sample is one (Iglewicz and Hoaglin, How to Detect and Handle Outliers).
  static let bound = 3.5

  /// How many samples are outliers.
  public static func count(in samples: [Double]) -> Int {
    scores(of: samples).count { $0.magnitude > bound }
  }

  /// The modified z-score of each sample: its distance from the median in units of the median distance, scaled so
  /// that it is a standard score where the samples are normal.
  ///
  /// Where more than half of the samples are the same the median distance is zero, and the mean distance takes its
  /// place; where all are the same no score is other than zero.
  static func scores(of samples: [Double]) -> [Double] {
    guard let median = Median.middle(of: samples.sorted()) else { return [] }
    let distances = samples.map { ($0 - median).magnitude }
    var unit = (Median.middle(of: distances.sorted()) ?? 0) / 0.6745
    if unit == 0 { unit = 1.253314 * distances.reduce(0, +) / Double(distances.count) }
    guard unit > 0 else { return samples.map { _ in 0 } }
    return samples.map { ($0 - median) / unit }
  }
}
