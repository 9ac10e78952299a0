import LabTime

/// The cache of `cache-lookup-value`, `cache-store-value`, `cache-remove-value` and `cache-value`.
protocol ValueCache: Stateful {
  /// What is kept under a key, unless it has expired.
  func entry(of key: String, at now: Instant) -> CachedValue?
  /// Keeps a value until it expires.
  func store(_ value: CachedValue, under key: String, at now: Instant)
  /// Forgets a value.
  func remove(_ key: String, at now: Instant)
}
