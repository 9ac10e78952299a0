import HTTPTransport
import LabTime

/// The rule of a circuit breaker, read.
struct BreakerRule: Sendable {
  /// What opens the breaker.
  enum Threshold: Sendable {
    /// So many failures.
    case count(Int)
    /// Such a part of all calls, in hundredths.
    case percentage(Int)
  }

  /// Why a call that got no answer failed, as `errorReasons` names it.
  private enum Reason: String, CaseIterable {
    // API Management's portal offers this one; it stands for all that a server does wrong.
    case serverErrors = "Server errors"
    case connection = "BackendConnectionFailure"
    case timeout = "Timeout"
  }

  let threshold: Threshold
  let interval: Duration
  let tripDuration: Duration
  let acceptsRetryAfter: Bool
  private let statuses: [ClosedRange<Int>]
  private let reasons: [Reason]

  /// - Throws: ``PolicyError`` with the backend's and the rule's name.
  init?(_ breaker: CircuitBreaker, of backend: String) throws(PolicyError) {
    guard breaker.rules.count <= 1 else {
      throw PolicyError(
        backend: backend, "its circuit breaker has \(breaker.rules.count) rules", hint: "keep one")
    }
    guard let rule = breaker.rules.first else { return nil }
    let condition = rule.failureCondition
    func error(_ message: String, _ hint: String) -> PolicyError {
      PolicyError(backend: backend, "the breaker rule \(rule.name): \(message)", hint: hint)
    }
    func duration(_ text: String, _ name: String) throws(PolicyError) -> Duration {
      guard let duration = Duration(iso8601: text), duration > .zero else {
        throw error("\(name) is \"\(text)\"", "an ISO 8601 duration such as PT1M was expected")
      }
      return duration
    }
    switch (condition.count, condition.percentage) {
    case (let count?, nil) where count > 0: threshold = .count(count)
    case (nil, let percentage?) where (1...100).contains(percentage): threshold = .percentage(percentage)
    case (let count?, nil): throw error("count is \(count)", "1 or more was expected")
    case (nil, let percentage?): throw error("percentage is \(percentage)", "1 to 100 was expected")
    case (nil, nil): throw error("it has neither count nor percentage", "add count")
    case (_?, _?): throw error("it has count and percentage", "keep one")
    }
    interval = try duration(condition.interval, "interval")
    tripDuration = try duration(rule.tripDuration, "tripDuration")
    acceptsRetryAfter = rule.acceptRetryAfter
    // Source of the bounds: FailureStatusCodeRange of the REST API.
    var statuses: [ClosedRange<Int>] = []
    for range in condition.statusCodeRanges {
      guard range.min <= range.max, 200 <= range.min, range.max <= 599 else {
        throw error(
          "the status range \(range.min) to \(range.max)", "two statuses of 200 to 599, the lesser first")
      }
      statuses.append(range.min...range.max)
    }
    self.statuses = statuses
    var reasons: [Reason] = []
    for text in condition.errorReasons {
      guard let reason = Reason.allCases.first(where: { $0.rawValue.equalsIgnoringCase(text) }) else {
        throw error(
          "the error reason \"\(text)\"",
          "one of " + Reason.allCases.map(\.rawValue).joined(separator: ", ") + " was expected")
      }
      reasons.append(reason)
    }
    self.reasons = reasons
    guard !statuses.isEmpty || !reasons.isEmpty else {
      throw error("nothing counts as a failure", "add statusCodeRanges or errorReasons")
    }
  }

  /// Whether an answer with a status is a failure.
  func isFailure(status: Int) -> Bool {
    statuses.contains { $0.contains(status) }
      || ((500...599).contains(status) && reasons.contains(.serverErrors))
  }

  /// Whether a call is a failure that got no answer for a reason, as `context.LastError.Reason` tells it.
  func isFailure(reason: String) -> Bool {
    guard let reason = Reason(rawValue: reason) else { return false }
    return reasons.contains(reason) || reasons.contains(.serverErrors)
  }
}
