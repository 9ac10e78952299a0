/// How much of a limit is left; never below 0.
struct TokenAllowance: Sendable, Hashable {
  /// Tokens left in the minute; nil without such a limit.
  var perMinute: Int?
  /// Tokens left in the period; nil without a quota.
  var quota: Int?
}
