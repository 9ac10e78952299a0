/// How tokens per minute are counted; it depends on the service's tier.
enum TokenCounting: Sendable {
  /// A sliding window of 60 seconds: the classic tiers.
  case window
  /// A bucket that refills: the v2 tiers.
  case bucket
}
