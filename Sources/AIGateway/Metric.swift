public import LabTime

/// A value that a policy emitted, as Application Insights keeps it in `customMetrics`.
public struct Metric: Sendable, Hashable {
  /// One property of a metric.
  public struct Dimension: Sendable, Hashable {
    /// The name, such as `API ID`.
    public var name: String
    /// The value.
    public var value: String

    /// Creates a dimension.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The namespace, `API Management` unless the policy names one.
  public var namespace: String
  /// The name.
  public var name: String
  /// The value.
  public var value: Double
  /// The dimensions, in the order of the policy.
  public var dimensions: [Dimension]
  /// When it was emitted.
  public var time: Instant

  /// Creates a metric.
  public init(namespace: String, name: String, value: Double, dimensions: [Dimension], time: Instant) {
    self.namespace = namespace
    self.name = name
    self.value = value
    self.dimensions = dimensions
    self.time = time
  }

  /// The value of a dimension; nil when the metric does not have it.
  public subscript(dimension name: String) -> String? {
    dimensions.first { $0.name == name }?.value
  }
}
