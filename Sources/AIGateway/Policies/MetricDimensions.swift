import PolicyExpressions

/// The `dimension` elements of a policy that emits metrics.
struct MetricDimensions: Sendable {
  /// The namespace of a metric whose policy names none.
  static let usualNamespace = "API Management"

  private enum Source {
    case expression(PolicyExpression<String>)
    case known(Known)
  }

  // Source: the "emit-metric" page of the policy reference, default dimension names.
  private enum Known: String {
    case api = "API ID"
    case operation = "Operation ID"
    case product = "Product ID"
    case user = "User ID"
    case subscription = "Subscription ID"
    case location = "Location"
    case gateway = "Gateway ID"
    case backend = "Backend ID"
  }

  private let dimensions: [(name: String, source: Source)]

  /// - Parameter most: How many dimensions besides the default ones there may be.
  init(_ element: PolicyElement, most: Int) throws(PolicyError) {
    var dimensions: [(name: String, source: Source)] = []
    var custom = 0
    for child in element.children(named: "dimension") {
      let name = try child.literal("name")
      if let value: PolicyExpression<String> = try child.optionalExpression("value") {
        dimensions.append((name, .expression(value)))
        if Known(rawValue: name) == nil { custom += 1 }
      } else if let known = Known(rawValue: name) {
        dimensions.append((name, .known(known)))
      } else {
        throw child.error(
          "the dimension \"\(name)\" has no value", hint: "only default dimensions such as API ID need none")
      }
      guard custom <= most else {
        throw child.error("<\(element.name)> has more than \(most) dimensions of its own")
      }
    }
    self.dimensions = dimensions
  }

  /// Whether there is none.
  var isEmpty: Bool { dimensions.isEmpty }

  /// The dimensions of a request.
  func evaluate(_ context: PolicyContext) async throws -> [Metric.Dimension] {
    var result: [Metric.Dimension] = []
    for (name, source) in dimensions {
      switch source {
      case .expression(let value): result.append(Metric.Dimension(name, try await context.evaluate(value)))
      case .known(let known): result.append(Metric.Dimension(name, Self.value(of: known, context)))
      }
    }
    return result
  }

  /// Dimensions that were evaluated before the request was sent, with the backend that it was sent to.
  func completed(_ values: [Metric.Dimension], _ context: PolicyContext) -> [Metric.Dimension] {
    zip(values, dimensions).map { value, dimension in
      guard case .known(.backend) = dimension.source else { return value }
      return Metric.Dimension(value.name, Self.value(of: .backend, context))
    }
  }

  private static func value(of known: Known, _ context: PolicyContext) -> String {
    switch known {
    case .api: context.api?.name ?? ""
    case .operation: context.operation?.name ?? ""
    case .product: context.product?.name ?? ""
    // Subscriptions have no owners here.
    case .user: ""
    case .subscription: context.subscription?.name ?? ""
    case .location: context.deployed.service.region
    case .gateway: "managed"
    case .backend: context.target?.backend ?? ""
    }
  }
}
