import Synchronization

/// How many requests are inside `limit-concurrency` policies now, by key.
final class ConcurrencySlots: Sendable {
  private let taken = Mutex<[String: Int]>([:])

  /// Takes a slot of a key; false when as many as the limit are taken.
  func take(_ key: String, limit: Int) -> Bool {
    taken.withLock { taken in
      let count = taken[key, default: 0]
      guard count < limit else { return false }
      taken[key] = count + 1
      return true
    }
  }

  /// Gives a slot back that was taken; a key without slots takes no memory.
  func giveBack(_ key: String) {
    taken.withLock { taken in
      let count = taken[key, default: 0] - 1
      taken[key] = count > 0 ? count : nil
    }
  }
}
