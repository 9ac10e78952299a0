/// A metric in each of the compared runs, and how far it is from that of the first.
public struct ComparedMetric: Sendable, Hashable, Encodable {
  /// The metric of one run.
  public struct Value: Sendable, Hashable, Encodable {
    /// The median and its confidence interval.
    public let median: Median
    /// All the numbers that sum up the samples.
    public let summary: Summary
  }

  /// What became of a metric from the first run to another.
  public struct Change: Sendable, Hashable, Encodable {
    /// What can be said of it.
    public enum Verdict: String, Sendable, Hashable, Encodable {
      /// Every sample is the same, and as many there are.
      case same
      /// The samples differ more than chance explains.
      case significant
      /// Chance explains the difference.
      case notSignificant = "not significant"
      /// There are too few samples to tell.
      case untested
    }

    /// The difference of the medians.
    public let difference: Double
    /// The difference in hundredths of the first median; nil where that is zero.
    public let percent: Double?
    /// The median of all differences between a sample of the one and a sample of the other (Hodges and Lehmann).
    public let shift: Double
    /// How likely such a difference would be by chance (Mann and Whitney); nil where there are too few samples.
    public internal(set) var p: Double?
    /// What can be said of it.
    public internal(set) var verdict: Verdict
  }

  /// What was measured.
  public let name: String
  /// The unit.
  public let unit: String
  /// What tells it from others of the same name.
  public let labels: [String: String]
  /// The step that measured it; nil where no other step measures the same.
  public let step: String?
  /// The metric of each run; nil where a run has not measured it.
  public let values: [Value?]
  /// What became of it in each run but the first; nil where one of the two has not measured it.
  public internal(set) var changes: [Change?]

  init(
    name: String, unit: String, labels: [String: String], step: String?, samples: [[Double]],
    confidence: Double
  ) {
    self.name = name
    self.unit = unit
    self.labels = labels
    self.step = step
    values = samples.map { samples in
      guard let median = Median(samples, confidence: confidence), let summary = Summary(samples) else {
        return nil
      }
      return Value(median: median, summary: summary)
    }
    let base = samples.first ?? []
    changes = samples.dropFirst().map { Self.change(from: base, to: $0) }
  }

  /// The metric's name with all that tells it from others.
  public var title: String { labelledName + (step.map { " (\($0))" } ?? "") }

  /// The metric's name with its labels.
  var labelledName: String {
    let labels = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([name] + labels).joined(separator: " ")
  }

  private static func change(from base: [Double], to samples: [Double]) -> Change? {
    guard let before = Median(base), let after = Median(samples),
      let shift = HodgesLehmannShift.between(base, samples)
    else { return nil }
    let difference = after.value - before.value
    let isTested = min(base.count, samples.count) >= MannWhitneyTest.leastSamples
    let isSame = base.sorted() == samples.sorted()
    return Change(
      difference: difference,
      percent: before.value == 0 ? nil : 100 * difference / before.value.magnitude, shift: shift,
      p: isTested ? MannWhitneyTest(base, samples)?.p : nil,
      verdict: isSame ? .same : isTested ? .notSignificant : .untested)
  }
}
