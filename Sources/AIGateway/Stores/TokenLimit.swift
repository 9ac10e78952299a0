/// What one `llm-token-limit` allows: tokens in a minute, tokens in a period, or both.
struct TokenLimit: Sendable, Hashable {
  /// Tokens per minute; nil for no such limit.
  var perMinute: Int?
  /// Tokens per period; nil for no quota.
  var quota: Quota?

  /// Tokens in a period of the calendar.
  struct Quota: Sendable, Hashable {
    var tokens: Int
    var period: QuotaPeriod
  }
}
