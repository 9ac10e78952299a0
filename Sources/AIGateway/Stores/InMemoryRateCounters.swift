import LabTime
import Synchronization

/// Rate counters in the memory of one gateway, as API Management keeps them: not shared, gone on restart.
final class InMemoryRateCounters: RateCounters {
  private let counting: TokenCounting
  private let counters = Mutex(EvictingTable<RateLimitRule.Key, RateCounter>())

  // Small enough that no sum overflows.
  private static let mostCalls = 1 << 32

  /// Creates counters that all count the same way.
  init(_ counting: TokenCounting) {
    self.counting = counting
  }

  func admit(_ limits: [RateLimitRule], calls: Int, counted: Int, at now: Instant) throws(RateRefusal) -> Int
  {
    let result: Result<Int, RateRefusal> = counters.withLock { counters in
      let refusals = limits.compactMap { limit in
        with(limit, in: &counters, at: now) {
          $0.refusal(min(limit.calls, Self.mostCalls), counted: Self.clamp(counted), at: now)
        }
      }
      if let refusal = refusals.max(by: { $0.retryAfter ?? .max < $1.retryAfter ?? .max }) {
        return .failure(refusal)
      }
      let left = limits.map { limit in
        with(limit, in: &counters, at: now) { $0.count(Self.clamp(calls), of: limit.calls, at: now) }
      }
      return .success(left.min() ?? 0)
    }
    return try result.get()
  }

  @discardableResult
  func count(_ limit: RateLimitRule, calls: Int, at now: Instant) -> Int {
    counters.withLock { counters in
      with(limit, in: &counters, at: now) { $0.count(Self.clamp(calls), of: limit.calls, at: now) }
    }
  }

  func snapshot() -> EvictingTable<RateLimitRule.Key, RateCounter> { counters.withLock { $0 } }

  func restore(_ snapshot: EvictingTable<RateLimitRule.Key, RateCounter>) {
    counters.withLock { $0 = snapshot }
  }

  private func with<Result>(
    _ limit: RateLimitRule, in counters: inout EvictingTable<RateLimitRule.Key, RateCounter>,
    at now: Instant, _ body: (inout RateCounter) -> Result
  ) -> Result {
    counters.withValue(
      of: limit.key, default: RateCounter(counting, seconds: limit.key.seconds), at: now, body)
  }

  private static func clamp(_ calls: Int) -> Int { min(max(calls, 0), mostCalls) }
}
