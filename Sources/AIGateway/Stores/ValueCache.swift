import LabTime
import PolicyExpressions

/// The cache of `cache-lookup-value`, `cache-store-value` and `cache-remove-value`.
protocol ValueCache: Sendable {
  /// The value of a key, unless it has expired.
  func value(of key: String, at now: Instant) -> StoredValue?
  /// Keeps a value until it expires.
  func store(_ value: StoredValue, under key: String, until expiry: Instant, at now: Instant)
  /// Forgets a value.
  func remove(_ key: String, at now: Instant)
}
