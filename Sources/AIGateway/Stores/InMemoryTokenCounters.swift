import LabTime
import Synchronization

/// Token counters in the memory of one gateway, as API Management keeps them: not shared, gone on restart.
final class InMemoryTokenCounters: TokenCounters {
  // More than any model takes, and small enough that no sum overflows.
  private static let mostTokens = 1 << 32

  private let counting: TokenCounting
  private let counters = Mutex(EvictingTable<String, TokenCounter>())

  /// Creates counters that all count the same way.
  init(_ counting: TokenCounting) {
    self.counting = counting
  }

  /// How many keys are kept.
  var count: Int { counters.withLock { $0.count } }

  func admit(
    _ key: String, limit: TokenLimit, estimate: Int?, at now: Instant
  ) throws(TokenRefusal) -> TokenReservation {
    let estimate = estimate.map(Self.clamp)
    let result: Result<TokenReservation, TokenRefusal> = withCounter(key, at: now) { counter in
      if let refusal = counter.refusal(limit, estimate: estimate, at: now) { return .failure(refusal) }
      let millisecond = counter.charge(estimate ?? 0, limit, at: now)
      return .success(
        TokenReservation(
          key: key, limit: limit, tokens: estimate ?? 0, time: now, millisecond: millisecond,
          remaining: counter.remaining(of: limit, at: now)))
    }
    return try result.get()
  }

  @discardableResult
  func settle(_ reservation: TokenReservation, actual: Int, at now: Instant) -> TokenAllowance {
    withCounter(reservation.key, at: now) { counter in
      counter.takeBack(reservation, at: now)
      _ = counter.charge(Self.clamp(actual), reservation.limit, at: now)
      return counter.remaining(of: reservation.limit, at: now)
    }
  }

  @discardableResult
  func refund(_ reservation: TokenReservation, at now: Instant) -> TokenAllowance {
    settle(reservation, actual: 0, at: now)
  }

  func remaining(_ key: String, limit: TokenLimit, at now: Instant) -> TokenAllowance {
    withCounter(key, at: now) { $0.remaining(of: limit, at: now) }
  }

  func snapshot() -> EvictingTable<String, TokenCounter> { counters.withLock { $0 } }

  func restore(_ snapshot: EvictingTable<String, TokenCounter>) { counters.withLock { $0 = snapshot } }

  private static func clamp(_ tokens: Int) -> Int { min(max(tokens, 0), mostTokens) }

  private func withCounter<Value: Sendable>(
    _ key: String, at now: Instant, _ body: (inout TokenCounter) -> Value
  ) -> Value {
    counters.withLock { $0.withValue(of: key, default: TokenCounter(counting), at: now, body) }
  }
}
