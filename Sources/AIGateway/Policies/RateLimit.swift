import OpenAI
import LabTime
import PolicyExpressions

/// `rate-limit`: limits how often the calls of one subscription may come, in all and to single APIs and operations.
///
/// Source: the "rate-limit" page of the policy reference.
struct RateLimit: Policy {
  static let name = "rate-limit"
  static let sections: Set<Section> = [.inbound]

  private struct Rate {
    let calls: Int
    let seconds: Int
  }

  private let rates: SubscriptionLimits<Rate>
  private let report: RateLimitReport

  init(_ element: PolicyElement) throws(PolicyError) {
    report = try RateLimitReport(element)
    rates = try SubscriptionLimits(element) { element throws(PolicyError) in
      Rate(
        calls: try element.integer("calls", in: 1 ... .max),
        seconds: try element.integer("renewal-period", in: 1 ... .max))
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let limits = rates.applying(to: context).map { key, rate in
      RateLimitRule(
        key: RateLimitRule.Key(name: "subscription/\(key)", seconds: rate.seconds), calls: rate.calls)
    }
    guard let first = limits.first else {
      context.note(Self.name, ["message": "The request has no subscription, so no limit applies."])
      return .next
    }
    let left: Int
    do {
      left = try context.stores.rateCounters.admit(
        limits, calls: 1, counted: 0, at: context.environment.clock.now)
    } catch {
      throw report.refused(error, context)
    }
    report.admitted(left, context)
    context.whenAnswered { context in report.answered(left, of: first.calls, context) }
    return .next
  }
}
