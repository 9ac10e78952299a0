/// When calls to a backend stop for a while, `circuitBreaker` of a backend entity.
///
/// Source: "Backends in API Management", circuit breaker. Durations are ISO 8601 texts such as `PT1M`; what is
/// wrong with a rule is told when the service loads.
public struct CircuitBreaker: Sendable, Hashable {
  /// When the breaker opens, and for how long.
  public struct Rule: Sendable, Hashable {
    /// The rule's name.
    public var name: String
    /// What opens it.
    public var failureCondition: FailureCondition
    /// How long it stays open.
    public var tripDuration: String
    /// Whether a `Retry-After` of the answer that opens it takes the place of ``tripDuration``.
    public var acceptRetryAfter: Bool

    /// Creates a rule.
    public init(
      _ name: String, failureCondition: FailureCondition, tripDuration: String, acceptRetryAfter: Bool = false
    ) {
      self.name = name
      self.failureCondition = failureCondition
      self.tripDuration = tripDuration
      self.acceptRetryAfter = acceptRetryAfter
    }
  }

  /// So many failed calls, or such a part of all, in a time.
  public struct FailureCondition: Sendable, Hashable {
    /// The failed calls that open the breaker; either this or ``percentage``.
    public var count: Int?
    /// The part of the calls in the interval whose failure opens the breaker, 1 to 100; however few calls there
    /// were, since no least number is documented.
    public var percentage: Int?
    /// The time in which calls count; it slides.
    public var interval: String
    /// The statuses that count as failures.
    public var statusCodeRanges: [StatusCodeRange]
    /// The reasons that count as failures: `BackendConnectionFailure`, `Timeout`, or `Server errors` for both and
    /// every status of 500 to 599.
    public var errorReasons: [String]

    /// Creates a condition.
    public init(
      count: Int? = nil, percentage: Int? = nil, interval: String, statusCodeRanges: [StatusCodeRange] = [],
      errorReasons: [String] = []
    ) {
      self.count = count
      self.percentage = percentage
      self.interval = interval
      self.statusCodeRanges = statusCodeRanges
      self.errorReasons = errorReasons
    }
  }

  /// Statuses from one to another, both included; from 200 to 599.
  public struct StatusCodeRange: Sendable, Hashable {
    /// The least status.
    public var min: Int
    /// The greatest status.
    public var max: Int

    /// Creates a range.
    public init(min: Int, max: Int) {
      self.min = min
      self.max = max
    }
  }

  /// The rules; API Management takes one.
  public var rules: [Rule]

  /// Creates a breaker.
  public init(rules: [Rule]) {
    self.rules = rules
  }
}
