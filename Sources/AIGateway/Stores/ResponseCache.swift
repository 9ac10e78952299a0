import LabTime

/// The cache of `cache-lookup` and `cache-store`.
protocol ResponseCache: Stateful {
  /// What is kept under a key, unless it has expired.
  func response(for key: ResponseCacheKey, at now: Instant) -> CachedResponse?
  /// Keeps a response until it expires, or until there is no room for it.
  func store(_ response: CachedResponse, under key: ResponseCacheKey, at now: Instant)
}
