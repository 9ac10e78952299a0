import OpenAI
import LabTime
import PolicyExpressions

/// `quota`: limits calls and bandwidth of a subscription in a period, in all and for single APIs and operations.
///
/// Source: the "quota" page of the policy reference. Periods begin with the subscription; here all of them
/// begin with the gateway.
struct Quota: Policy {
  static let name = "quota"
  static let sections: Set<Section> = [.inbound]

  private let quotas: SubscriptionLimits<QuotaAmount>

  init(_ element: PolicyElement) throws(PolicyError) {
    quotas = try SubscriptionLimits(element) { element throws(PolicyError) in
      try QuotaAmount(element, shortestPeriod: 1)
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let rules = quotas.applying(to: context).map { key, amount in
      amount.rule("subscription/\(key)", FixedPeriods(seconds: amount.seconds, from: context.stores.start))
    }
    guard !rules.isEmpty else {
      context.note(Self.name, ["message": "The request has no subscription, so no quota applies."])
      return .next
    }
    do {
      try context.stores.quotaCounters.admit(rules, calls: 1, counted: 0, at: context.environment.clock.now)
    } catch {
      throw error.failure
    }
    let limited = rules.filter { $0.kilobytes != nil }
    if !limited.isEmpty {
      let meter = BandwidthMeter(context)
      context.whenAnswered { context in meter.charge(context, to: limited) }
    }
    return .next
  }
}
