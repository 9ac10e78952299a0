import LabTime

/// What a circuit breaker remembers of its backend's calls.
///
/// Source: "Backends in API Management": so many failures in the interval open it for the trip duration, after
/// which it is closed again; nothing in between is documented.
struct BreakerRecord: Sendable, Codable {
  private let interval: Duration
  private var failures: SlidingWindow
  // Kept for a percentage only.
  private var calls: SlidingWindow
  private var openUntil: Instant?

  init(interval: Duration) {
    self.interval = interval
    failures = SlidingWindow(interval)
    calls = SlidingWindow(interval)
  }

  func isOpen(at now: Instant) -> Bool {
    openUntil.map { now < $0 } ?? false
  }

  /// Counts a call. Those that were under way when it opened do not count.
  mutating func count(failed: Bool, retryAfter: Duration?, by rule: BreakerRule, at now: Instant) {
    guard !isOpen(at: now) else { return }
    if case .percentage = rule.threshold { _ = calls.charge(1, at: now) }
    guard failed else { return }
    _ = failures.charge(1, at: now)
    let isReached =
      switch rule.threshold {
      case .count(let count): failures.total(at: now) >= count
      case .percentage(let percentage):
        failures.total(at: now) * 100 >= calls.total(at: now) * percentage
      }
    guard isReached else { return }
    self = BreakerRecord(interval: interval)
    openUntil = now + ((rule.acceptsRetryAfter ? retryAfter : nil) ?? rule.tripDuration)
  }

  mutating func state(of backend: String, at now: Instant) -> CircuitBreakerState {
    CircuitBreakerState(
      backend: backend, openUntil: isOpen(at: now) ? openUntil : nil, failures: failures.charges(at: now))
  }
}
