import LabTime
import PolicyExpressions
import Synchronization

/// A value cache in the memory of one gateway, API Management's internal cache.
final class InMemoryValueCache: ValueCache {
  private struct Entry: Evictable {
    let value: StoredValue
    let expiry: Instant

    func isIdle(at now: Instant) -> Bool { expiry <= now }
  }

  private let entries = Mutex(EvictingTable<String, Entry>())

  func value(of key: String, at now: Instant) -> StoredValue? {
    guard let entry = entries.withLock({ $0[key] }), !entry.isIdle(at: now) else { return nil }
    return entry.value
  }

  func store(_ value: StoredValue, under key: String, until expiry: Instant, at now: Instant) {
    entries.withLock { $0.set(key, to: Entry(value: value, expiry: expiry), at: now) }
  }

  func remove(_ key: String, at now: Instant) {
    entries.withLock { $0.set(key, to: nil, at: now) }
  }
}
