import LabTime
import PolicyExpressions

/// `rate-limit-by-key`: limits how often the calls of one counter key may come.
///
/// Source: the "rate-limit-by-key" page of the policy reference. The check is made when the request arrives,
/// also when what the request counts as depends on its response.
struct RateLimitByKey: Policy {
  static let name = "rate-limit-by-key"
  static let sections: Set<Section> = [.inbound]

  private let counterKey: PolicyExpression<String>
  private let calls: PolicyExpression<Int>
  private let seconds: PolicyExpression<Int>
  private let increment: Increment
  private let report: RateLimitReport

  init(_ element: PolicyElement) throws(PolicyError) {
    counterKey = try element.expression("counter-key")
    calls = try element.expression("calls")
    seconds = try element.expression("renewal-period")
    increment = try Increment(element)
    report = try RateLimitReport(element)
    for (name, value) in [("calls", calls.literal), ("renewal-period", seconds.literal)] {
      guard let value, value < 1 else { continue }
      throw element.error(at: name, "\(name) is \(value)", hint: "a number from 1 up was expected")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let key = RateLimitRule.Key(
      name: "key/\(try await context.evaluate(counterKey))", seconds: try await context.evaluate(seconds))
    let limit = RateLimitRule(key: key, calls: try await context.evaluate(calls))
    // A key that another policy of this request has counted is asked, and not counted twice.
    let counted = context.countedRates[key]
    let isFirst = counted == nil
    let counters = context.stores.rateCounters
    let known = isFirst && !increment.isDeferred ? try await increment.calls(context) : 0
    var left: Int
    do {
      left = try counters.admit(
        [limit], calls: known, counted: counted ?? 0, at: context.environment.clock.now)
    } catch {
      throw report.refused(error, context)
    }
    if isFirst { context.countedRates[key] = known }
    report.admitted(left, context)
    context.whenAnswered { context in
      if isFirst, increment.isDeferred {
        let calls = await increment.callsWhenAnswered(context, for: Self.name)
        left = counters.count(limit, calls: calls, at: context.environment.clock.now)
      }
      report.answered(left, of: limit.calls, context)
    }
    return .next
  }
}
