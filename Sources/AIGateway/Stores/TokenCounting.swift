/// How the calls or tokens of a time are counted; it depends on the service's tier.
enum TokenCounting: String, Sendable, Codable {
  /// A sliding window: the classic tiers.
  case window
  /// A bucket that refills: the v2 tiers.
  case bucket
}
