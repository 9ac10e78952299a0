import LabTime
import PolicyExpressions

/// How long `retry` waits before each retry.
///
/// | attributes | seconds before retry n |
/// |---|---|
/// | `interval` | interval |
/// | `interval`, `delta` | interval + (n - 1) · delta |
/// | `interval`, `delta`, `max-interval` | interval + (2^(n - 1) - 1) · delta · random(0.8, 1.2) |
///
/// Never more than `max-interval`. Source: the "retry" page of the policy reference; n is counted so that its
/// example of 10, 20, 40, 80 and 100 seconds comes out.
struct RetryWait {
  private let interval: PolicyExpression<Double>
  private let maximum: PolicyExpression<Double>?
  private let delta: PolicyExpression<Double>?
  private let firstIsFast: PolicyExpression<Bool>?

  init(_ element: PolicyElement) throws(PolicyError) {
    interval = try element.expression("interval")
    maximum = try element.optionalExpression("max-interval")
    delta = try element.optionalExpression("delta")
    firstIsFast = try element.optionalExpression("first-fast-retry")
    for (name, value) in [("interval", interval), ("max-interval", maximum), ("delta", delta)] {
      if let literal = value?.literal, !(literal >= 0) {
        throw element.error(at: name, "\(name) is \(literal)", hint: "0 or more seconds were expected")
      }
    }
  }

  /// The wait before a retry, the first being 1.
  func duration(beforeRetry retry: Int, _ context: PolicyContext) async throws -> Duration {
    if retry == 1, let firstIsFast, try await context.evaluate(firstIsFast) { return .zero }
    var seconds = try await context.evaluate(interval)
    let delta = if let delta { try await context.evaluate(delta) } else { Double?.none }
    let maximum = if let maximum { try await context.evaluate(maximum) } else { Double?.none }
    let earlier = Double(retry - 1)
    switch (delta, maximum) {
    case (let delta?, let maximum?):
      let spread = 0.8 + 0.4 * context.environment.random.nextUnit()
      var power = 1.0
      for _ in 1..<max(retry, 1) { power *= 2 }
      seconds = min(seconds + (power - 1) * delta * spread, maximum)
    case (let delta?, nil):
      seconds += earlier * delta
    case (nil, let maximum?):
      seconds = min(seconds, maximum)
    case (nil, nil):
      break
    }
    // Written so that no number, NaN included, reaches the conversion out of range.
    return .nanoseconds(seconds > 0 ? Int64(min(seconds * 1e9, 1e18)) : 0)
  }
}
