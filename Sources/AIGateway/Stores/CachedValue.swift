import LabTime
import PolicyExpressions

/// A value in a cache.
struct CachedValue: Evictable, Codable {
  let value: StoredValue
  /// When it is gone.
  let expiry: Instant
  /// When a new one is to be made, the old being there in the meantime.
  let stale: Instant

  init(_ value: StoredValue, expiry: Instant, stale: Instant? = nil) {
    self.value = value
    self.expiry = expiry
    self.stale = stale ?? expiry
  }

  func isIdle(at now: Instant) -> Bool { expiry <= now }
}
