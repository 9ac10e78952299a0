import LabTime
import Synchronization

/// The circuit breakers of one gateway's backends, by the backend's name: not shared between gateways, as API
/// Management keeps them.
final class CircuitBreakers: Stateful {
  private let records = Mutex<[String: BreakerRecord]>([:])

  /// Whether calls to a backend are stopped; one without a rule always takes them.
  func isOpen(_ backend: DeployedBackend, at now: Instant) -> Bool {
    guard backend.breaker != nil else { return false }
    return records.withLock { $0[backend.name]?.isOpen(at: now) ?? false }
  }

  /// Counts a call to a backend.
  ///
  /// - Parameter retryAfter: What the answer of a failed call asks to wait.
  func count(failed: Bool, retryAfter: Duration?, to backend: DeployedBackend, at now: Instant) {
    guard let rule = backend.breaker else { return }
    records.withLock { records in
      records[backend.name, default: BreakerRecord(interval: rule.interval)]
        .count(failed: failed, retryAfter: retryAfter, by: rule, at: now)
    }
  }

  func snapshot() -> [String: BreakerRecord] { records.withLock { $0 } }

  func restore(_ snapshot: [String: BreakerRecord]) { records.withLock { $0 = snapshot } }

  /// What is known of a backend; nil when it has no breaker.
  func state(of backend: DeployedBackend, at now: Instant) -> CircuitBreakerState? {
    guard backend.breaker != nil else { return nil }
    return records.withLock { records in
      records[backend.name]?.state(of: backend.name, at: now) ?? CircuitBreakerState(backend: backend.name)
    }
  }
}
