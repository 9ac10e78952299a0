import LabTime
import OpenAI
import Synchronization

/// The responses that an endpoint keeps, so that they can be retrieved and gone on from.
final class ResponseStore: Stateful {
  /// A response that is kept.
  struct Entry: Codable {
    /// The response's body.
    let response: JSON
    /// What it answers, with IDs.
    let input: [JSON]
    /// What it says.
    let output: [JSON]
    let previous: String?
    /// About how many bytes it takes.
    @Counted var size: Int
  }

  fileprivate struct State {
    var entries: [String: Entry] = [:]
    var order: [String] = []
    var size = 0
  }

  // The oldest go when there are more: a server that runs for weeks must not grow without end.
  private static let mostEntries = 10_000
  private static let mostBytes = 64 << 20
  private static let longestHistory = 1000

  private let state = Mutex(State())

  /// Keeps a response, which may make others be forgotten.
  func keep(_ entry: Entry, as id: String) {
    state.withLock { state in
      state.remove(id)
      state.entries[id] = entry
      state.order.append(id)
      state.size += entry.size
      var forgotten = 0
      while forgotten < state.order.count - 1,
        state.entries.count > Self.mostEntries || state.size > Self.mostBytes
      {
        state.forget(state.order[forgotten])
        forgotten += 1
      }
      state.order.removeFirst(forgotten)
    }
  }

  /// A response; nil when it is not kept.
  func entry(_ id: String) -> Entry? {
    state.withLock { $0.entries[id] }
  }

  /// Forgets a response; false when it was not kept.
  func remove(_ id: String) -> Bool {
    state.withLock { $0.remove(id) }
  }

  /// A response with its id.
  struct Kept: Codable {
    let id: String
    let entry: Entry
  }

  func snapshot() -> [Kept] {
    state.withLock { state in
      state.order.compactMap { id in state.entries[id].map { Kept(id: id, entry: $0) } }
    }
  }

  func restore(_ snapshot: [Kept]) {
    state.withLock { $0 = State() }
    for kept in snapshot { keep(kept.entry, as: kept.id) }
  }

  /// What was said up to a response and in it; nil when it is not kept. Earlier turns that are forgotten are
  /// missing from it.
  func history(upTo id: String) -> [JSON]? {
    state.withLock { state in
      guard state.entries[id] != nil else { return nil }
      var turns: [[JSON]] = []
      var next: String? = id
      while let id = next, let entry = state.entries[id], turns.count < Self.longestHistory {
        turns.append(entry.input + entry.output)
        next = entry.previous
      }
      return turns.reversed().flatMap(\.self)
    }
  }
}

extension ResponseStore.State {
  fileprivate mutating func forget(_ id: String) {
    if let entry = entries.removeValue(forKey: id) { size -= entry.size }
  }

  @discardableResult
  fileprivate mutating func remove(_ id: String) -> Bool {
    guard entries[id] != nil else { return false }
    forget(id)
    order.removeAll { $0 == id }
    return true
  }
}
