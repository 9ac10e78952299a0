import LabTime
import Synchronization

/// A response cache in the memory of one gateway, API Management's internal cache.
///
/// It holds so many bytes at most: what has expired goes first, then what was not asked for the longest.
final class InMemoryResponseCache: ResponseCache {
  private struct Entry {
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
    state.withLock { state in
      add(response, under: key, to: &state)
      if state.size > limit { makeRoom(in: &state, at: now) }
    }
  }

  private func add(_ response: CachedResponse, under key: ResponseCacheKey, to state: inout State) {
    let size = response.size + key.size
    state.remove(key)
    guard size <= limit else { return }
    state.uses += 1
    state.entries[key] = Entry(response: response, size: size, lastUse: state.uses)
    state.size += size
  }

  /// What it holds, and by its place when it was used in comparison with the others.
  struct Kept: Codable {
    let key: ResponseCacheKey
    let response: CachedResponse
  }

  func snapshot() -> [Kept] {
    state.withLock { state in
      state.entries.sorted { $0.value.lastUse < $1.value.lastUse }
        .map { Kept(key: $0.key, response: $0.value.response) }
    }
  }

  func restore(_ snapshot: [Kept]) {
    state.withLock { state in
      state = State()
      for kept in snapshot where (100...999).contains(kept.response.status) {
        add(kept.response, under: kept.key, to: &state)
      }
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
