import LabTime
import PolicyExpressions

/// `quota-by-key`: limits calls and bandwidth of one counter key in fixed periods.
///
/// Source: the "quota-by-key" page of the policy reference.
struct QuotaByKey: Policy {
  static let name = "quota-by-key"
  static let sections: Set<Section> = [.inbound]

  private let counterKey: PolicyExpression<String>
  private let amount: QuotaAmount
  private let periods: FixedPeriods
  private let increment: Increment

  init(_ element: PolicyElement) throws(PolicyError) {
    counterKey = try element.expression("counter-key")
    amount = try QuotaAmount(element, shortestPeriod: 300)
    increment = try Increment(element)
    let start = try element.optionalLiteral("first-period-start") ?? "0001-01-01T00:00:00Z"
    guard let periods = FixedPeriods(seconds: amount.seconds, from: start) else {
      throw element.error(
        at: "first-period-start", "first-period-start is \"\(start)\"",
        hint: "a time such as 2026-03-01T00:00:00Z was expected")
    }
    self.periods = periods
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let key = "key/\(try await context.evaluate(counterKey))"
    let rule = amount.rule(key, periods)
    // A key is counted once in a request, however many policies name it.
    let counted = context.countedQuotas[key]
    let isFirst = counted == nil
    let counters = context.stores.quotaCounters
    let known = isFirst && !increment.isDeferred ? try await increment.calls(context) : 0
    do {
      try counters.admit([rule], calls: known, counted: counted ?? 0, at: context.environment.clock.now)
    } catch {
      throw error.failure
    }
    if isFirst { context.countedQuotas[key] = known }
    guard isFirst, increment.isDeferred || rule.kilobytes != nil else { return .next }
    let meter = rule.kilobytes == nil ? nil : BandwidthMeter(context)
    context.whenAnswered { context in
      var calls = known
      if increment.isDeferred {
        calls = await increment.callsWhenAnswered(context, for: Self.name)
        counters.count(rule, calls: calls, bytes: 0, at: context.environment.clock.now)
      }
      if calls > 0 { meter?.charge(context, to: [rule]) }
    }
    return .next
  }
}
