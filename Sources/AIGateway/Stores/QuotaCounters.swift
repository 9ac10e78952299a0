import LabTime

/// The counters of `quota` and `quota-by-key`.
protocol QuotaCounters: Stateful {
  /// Admits a call when none of its quotas is used up, and counts it in all of them; a refused one counts nowhere.
  ///
  /// - Parameters:
  ///   - calls: What the call counts as; 0 for one that is counted later or not at all.
  ///   - counted: What it was counted as before under the same key, which is not held against it.
  /// - Throws: ``QuotaRefusal`` by the quota that is replenished last.
  func admit(_ quotas: [QuotaRule], calls: Int, counted: Int, at now: Instant) throws(QuotaRefusal)

  /// Adds calls and bytes to what was used.
  func count(_ quota: QuotaRule, calls: Int, bytes: Int, at now: Instant)
}

/// What a quota allows under one key.
struct QuotaRule: Sendable, Hashable {
  /// Whose calls are counted together.
  var key: String
  /// The calls of a period; nil for any number.
  var calls: Int?
  /// The kilobytes of a period, of requests and responses together; nil for any number.
  var kilobytes: Int?
  /// When the quota begins anew.
  var periods: FixedPeriods
}

/// Why a quota refuses a call.
struct QuotaRefusal: Error, Sendable, Hashable {
  /// What was used up.
  enum Measure: String, Sendable {
    case calls = "call volume"
    case bandwidth
  }

  var measure: Measure
  /// Seconds until the next period; nil when there is none.
  var retryAfter: Int?

  /// The answer's message. Source: "Error handling in API Management policies", predefined errors.
  var message: String {
    let fact = "Out of \(measure.rawValue) quota."
    guard let retryAfter else { return fact }
    return "\(fact) Quota will be replenished in \(Self.text(of: retryAfter))."
  }

  // As .NET writes a TimeSpan: `hh:mm:ss`, with `d.` before it from a day up.
  private static func text(of seconds: Int) -> String {
    let parts = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
    let time = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return seconds < 86_400 ? time : "\(seconds / 86_400).\(time)"
  }
}
