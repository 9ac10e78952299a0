import LabTime

/// What an admitted request holds of a counter.
struct TokenReservation: Sendable, Hashable {
  /// The counter key.
  let key: String
  /// The limit under which the request was admitted.
  let limit: TokenLimit
  /// The reserved tokens; 0 without an estimate.
  let tokens: Int
  /// When the tokens were reserved.
  let time: Instant
  /// Under which millisecond a sliding window keeps the tokens.
  let millisecond: Int64
  /// What is left while the request is on its way.
  let remaining: TokenAllowance
}
