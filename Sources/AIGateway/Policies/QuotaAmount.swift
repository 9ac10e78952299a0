import HTTPTransport
import PolicyExpressions

/// What a `quota` or `quota-by-key` allows, by its attributes.
struct QuotaAmount: Sendable {
  private let calls: Int?
  private let kilobytes: Int?
  /// The length of the period; 0 for one without end.
  let seconds: Int

  /// - Parameter shortestPeriod: The least `renewal-period` in seconds, besides 0.
  init(_ element: PolicyElement, shortestPeriod: Int) throws(PolicyError) {
    calls = try element.optionalInteger("calls", in: 1 ... .max)
    kilobytes = try element.optionalInteger("bandwidth", in: 1 ... .max)
    seconds = try element.integer("renewal-period", in: 0 ... .max)
    guard calls != nil || kilobytes != nil else {
      throw element.error("<\(element.name)> limits nothing", hint: "add calls or bandwidth")
    }
    guard seconds == 0 || seconds >= shortestPeriod else {
      throw element.error(
        at: "renewal-period", "renewal-period is \(seconds)",
        hint: "a number from \(shortestPeriod) up, or 0 for no end, was expected")
    }
  }

  /// The rule for one key.
  func rule(_ key: String, _ periods: FixedPeriods) -> QuotaRule {
    QuotaRule(key: key, calls: calls, kilobytes: kilobytes, periods: periods)
  }
}

extension QuotaRefusal {
  /// The failure that a refused request ends with.
  var failure: PolicyFailure {
    PolicyFailure(
      status: 403, message: message, source: Quota.name, reason: "QuotaExceeded",
      headers: retryAfter.map { ["Retry-After": String($0)] } ?? [:])
  }
}
