/// Something measured several times in a run, with its raw samples.
public struct MetricRecord: Sendable, Hashable, Codable {
  /// What was measured, such as `latency`.
  public var name: String
  /// The unit, such as `ms`.
  public var unit: String
  /// What tells this metric from others of the same name, such as a region.
  public var labels: [String: String]
  /// The samples in the order in which they were taken; those that are not finite are left out.
  public var samples: [Double]
  /// What the samples say together; nil without samples.
  public var summary: Summary?

  /// Creates a metric from its samples.
  public init(name: String, unit: String, labels: [String: String] = [:], samples: [Double]) {
    self.name = name
    self.unit = unit
    self.labels = labels
    self.samples = samples.filter(\.isFinite)
    summary = Summary(samples)
  }
}
