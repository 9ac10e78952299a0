import LabTime
import Synchronization

/// A response cache in the memory of one gateway, API Management's internal cache.
///
/// It holds so many bytes at most: what has expired goes first, then what was not asked for the longest.
final class InMemoryResponseCache: ResponseCache {
  struct Entry: Codable {
    let response: CachedResponse
    let size: Int
    var lastUse: UInt64
  }

  private struct State {
    var entries: [ResponseCacheKey: Entry] = [:]
    var size = 0
    var uses: UInt64 = 0

    mutating func remove(_ key: ResponseCacheKey) {
      if let entry = entries.removeValue(forKey: key) { size -= entry.size }
    }
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: How many bytes are kept.
  init(limit: Int = 64 << 20) {
    self.limit = limit
  }

  func response(for key: ResponseCacheKey, at now: Instant) -> CachedResponse? {
    state.withLock { state in
      guard let entry = state.entries[key] else { return nil }
      guard entry.response.expiry > now else {
        state.remove(key)
        return nil
      }
      state.uses += 1
      state.entries[key]?.lastUse = state.uses
      return entry.response
    }
  }

  func store(_ response: CachedResponse, under key: ResponseCacheKey, at now: Instant) {
    let size = response.size + key.size
    state.withLock { state in
      state.remove(key)
      guard size <= limit else { return }
      state.uses += 1
      state.entries[key] = Entry(response: response, size: size, lastUse: state.uses)
      state.size += size
      if state.size > limit { makeRoom(in: &state, at: now) }
    }
  }

  /// What it holds and how much of it, and the uses by which the oldest is known.
  struct Snapshot: Codable {
    let entries: OrderedEntries<ResponseCacheKey, Entry>
    let size: Int
    let uses: UInt64
  }

  func snapshot() -> Snapshot {
    state.withLock {
      Snapshot(entries: OrderedEntries($0.entries), size: $0.size, uses: $0.uses)
    }
  }

  func restore(_ snapshot: Snapshot) {
    state.withLock {
      $0 = State(entries: snapshot.entries.dictionary, size: snapshot.size, uses: snapshot.uses)
    }
  }

  // A quarter is freed at once, so that the cost for each response stays small.
  private func makeRoom(in state: inout State, at now: Instant) {
    for (key, entry) in state.entries where entry.response.expiry <= now { state.remove(key) }
    guard state.size > limit else { return }
    let oldest = state.entries.map { (key: $0.key, lastUse: $0.value.lastUse) }
      .sorted { $0.lastUse < $1.lastUse }
    // The newest stays, however large it is.
    for (key, _) in oldest.dropLast() {
      guard state.size > limit / 4 * 3 else { return }
      state.remove(key)
    }
  }
}
