import LabTime
import Synchronization

/// A value cache in the memory of one gateway, API Management's internal cache.
final class InMemoryValueCache: ValueCache {
  private let entries = Mutex(EvictingTable<String, CachedValue>())

  func entry(of key: String, at now: Instant) -> CachedValue? {
    guard let entry = entries.withLock({ $0[key] }), !entry.isIdle(at: now) else { return nil }
    return entry
  }

  func store(_ value: CachedValue, under key: String, at now: Instant) {
    entries.withLock { $0.set(key, to: value, at: now) }
  }

  func remove(_ key: String, at now: Instant) {
    entries.withLock { $0.set(key, to: nil, at: now) }
  }

  func snapshot() -> EvictingTable<String, CachedValue> { entries.withLock { $0 } }

  func restore(_ snapshot: EvictingTable<String, CachedValue>) { entries.withLock { $0 = snapshot } }
}
