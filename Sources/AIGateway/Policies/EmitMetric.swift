import LabTime
import PolicyExpressions

/// `emit-metric`: sends a value with dimensions to whoever gathers metrics.
struct EmitMetric: Policy {
  static let name = "emit-metric"
  static let sections = Set(Section.allCases)

  private let metric: String
  private let namespace: String
  private let value: PolicyExpression<Double>?
  private let dimensions: MetricDimensions

  init(_ element: PolicyElement) throws(PolicyError) {
    metric = try element.literal("name")
    namespace = try element.optionalLiteral("namespace") ?? MetricDimensions.usualNamespace
    value = try element.optionalExpression("value")
    dimensions = try MetricDimensions(element, most: 10)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard context.gathersMetrics else { return .next }
    let value = if let value { try await context.evaluate(value) } else { 1.0 }
    let dimensions = try await dimensions.evaluate(context)
    context.metricSink(
      Metric(
        namespace: namespace, name: metric, value: value, dimensions: dimensions,
        time: context.environment.clock.now))
    return .next
  }
}
