import LabTime

/// The counters of `rate-limit` and `rate-limit-by-key`.
protocol RateCounters: Stateful {
  /// Admits a call when it is within each of its limits, and counts it in all of them; a refused one counts
  /// nowhere.
  ///
  /// - Parameters:
  ///   - calls: What the call counts as; 0 for one that is counted later or not at all.
  ///   - counted: What it was counted as before under the same key, which is not held against it.
  /// - Returns: What the tightest limit leaves.
  /// - Throws: ``RateRefusal`` by the limit that lasts longest.
  func admit(_ limits: [RateLimitRule], calls: Int, counted: Int, at now: Instant) throws(RateRefusal) -> Int

  /// Counts a call that was admitted without being counted, and returns what is left.
  @discardableResult
  func count(_ limit: RateLimitRule, calls: Int, at now: Instant) -> Int
}

/// What a rate limit allows under one key.
struct RateLimitRule: Sendable, Hashable {
  /// Whose calls are counted together.
  struct Key: Sendable, Hashable, Codable {
    var name: String
    /// The length of the window, or the time in which the bucket fills. Limits of two lengths count apart.
    var seconds: Int
  }

  var key: Key
  /// The calls in that time.
  var calls: Int
}

/// Why a rate limit refuses a call.
struct RateRefusal: Error, Sendable, Hashable {
  /// Seconds until a call fits; nil when none ever will.
  var retryAfter: Int?
  /// The calls that the limit allows.
  var calls: Int
}
