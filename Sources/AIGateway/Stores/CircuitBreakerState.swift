public import LabTime

/// What a gateway's circuit breaker knows of its backend at some time.
public struct CircuitBreakerState: Sendable, Hashable {
  /// The backend's name.
  public var backend: String
  /// When calls go through again; nil while the breaker is closed.
  public var openUntil: Instant?
  /// When calls have failed that still count, to the millisecond, oldest first.
  public var failures: [Instant]

  /// Creates a state; without more, that of a breaker that has seen no failure.
  public init(backend: String, openUntil: Instant? = nil, failures: [Instant] = []) {
    self.backend = backend
    self.openUntil = openUntil
    self.failures = failures
  }

  /// Whether calls are stopped.
  public var isOpen: Bool { openUntil != nil }
}
