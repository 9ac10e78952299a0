import LabTime
import Synchronization

/// The cache of `llm-semantic-cache-lookup` and `-store` in the memory of one gateway.
///
/// It holds so many answers and bytes at most: what has expired goes first, then what was not asked for the
/// longest.
final class SemanticCache: Stateful {
  /// An answer that was found.
  struct Match {
    let answer: SemanticAnswer
    /// 0 for the same direction, 1 for nothing in common.
    let distance: Double
  }

  /// What a lookup found.
  struct Finding {
    var match: Match?
    /// Why an answer that was near enough was not taken, for the nearest such.
    var nearMiss: NearMiss?
    /// The distance of the nearest answer, if any is within the threshold.
    var nearest: Double?
  }

  struct Entry: Codable {
    @Counted var number: Int
    let messages: [SemanticPrompt.Message]
    let answer: SemanticAnswer
    let expiry: Instant
    @Counted var size: Int
    @Counted var lastUse: Int
    @Counted var hits = 0
  }

  struct Partition: Codable {
    var vectors: VectorTable
    var entries: [Entry] = []
  }

  fileprivate struct State {
    var partitions: [SemanticPartition: Partition] = [:]
    var counts = SemanticCacheState()
    var clock = 0
    var entries = 0
  }

  // Of so many answers within the threshold the nearest that asks the same is taken.
  private static let candidates = 16

  private let entryLimit: Int
  private let sizeLimit: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - entryLimit: How many answers are kept.
  ///   - sizeLimit: How many bytes are kept.
  init(entryLimit: Int = 100_000, sizeLimit: Int = 256 << 20) {
    self.entryLimit = entryLimit
    self.sizeLimit = sizeLimit
  }

  /// What the cache holds and has done.
  var account: SemanticCacheState {
    state.withLock { state in
      var told = state.counts
      let entries = state.partitions.flatMap { key, partition in partition.entries.map { (key, $0) } }
      told.entries = entries.sorted { $0.1.number < $1.1.number }.map { key, entry in
        SemanticCacheState.Entry(
          prompt: entry.messages.map(\.text).joined(separator: "\n"), api: key.api, varyBy: key.varyBy,
          hits: entry.hits, expiresAt: entry.expiry.nanoseconds / 1_000_000)
      }
      return told
    }
  }

  /// All of it, by which it goes on.
  struct Memory: Codable {
    let partitions: OrderedEntries<SemanticPartition, Partition>
    let counts: SemanticCacheState
    @Counted var clock: Int
  }

  /// Nil for one that was not used yet.
  func snapshot() -> Memory? {
    state.withLock { state in
      if state.clock == 0, state.counts == SemanticCacheState() { return nil }
      return Memory(partitions: OrderedEntries(state.partitions), counts: state.counts, clock: state.clock)
    }
  }

  func restore(_ snapshot: Memory?) {
    guard let snapshot else { return state.withLock { $0 = State() } }
    // An answer without a vector of the right length cannot be found.
    let partitions = snapshot.partitions.dictionary.filter { key, partition in
      partition.vectors.holds(partition.entries.count, dimensions: key.dimensions)
    }
    let entries = partitions.values.flatMap(\.entries)
    state.withLock { state in
      state = State(
        partitions: partitions, counts: snapshot.counts, clock: snapshot.clock, entries: entries.count)
      state.counts.size = entries.reduce(0) { $0 + $1.size }
    }
  }

  /// Counts a prompt that was embedded.
  func countEmbedding() {
    state.withLock { $0.counts.embeddings += 1 }
  }

  /// Looks for the answer to the nearest conversation that asks the same.
  ///
  /// - Parameters:
  ///   - threshold: The cosine distance up to which a conversation is near.
  ///   - guarding: Tells whether two conversations only sound alike; nil for taking the nearest as it is.
  func find(
    _ messages: [SemanticPrompt.Message], _ vector: [Float], in key: SemanticPartition,
    within threshold: Double,
    guarding: NearMissGuard?, at now: Instant
  ) -> Finding {
    state.withLock { state in
      var finding = Finding()
      state.removeExpired(in: key, at: now)
      // Rounding of single precision must not make the same text a distance from itself.
      let bound = Float(1 - threshold) - 1e-5
      let near =
        state.partitions[key]?.vectors.nearest(to: vector, atLeast: bound, limit: Self.candidates) ?? []
      finding.nearest = near.first.map { Self.distance($0.cosine) }
      for (row, cosine) in near {
        guard let entry = state.partitions[key]?.entries[row] else { break }
        if let nearMiss = guarding?.nearMiss(messages, entry.messages) {
          finding.nearMiss = finding.nearMiss ?? nearMiss
          continue
        }
        state.clock += 1
        state.partitions[key]?.entries[row].lastUse = state.clock
        state.partitions[key]?.entries[row].hits += 1
        finding.match = Match(answer: entry.answer, distance: Self.distance(cosine))
        break
      }
      if finding.match == nil { state.counts.misses += 1 } else { state.counts.hits += 1 }
      if finding.match == nil, finding.nearMiss != nil { state.counts.nearMisses += 1 }
      return finding
    }
  }

  /// Keeps an answer until it expires, or until there is no room for it; it takes the place of an earlier
  /// answer to the same words.
  func store(
    _ answer: SemanticAnswer, to messages: [SemanticPrompt.Message], _ vector: [Float],
    in key: SemanticPartition, until expiry: Instant, at now: Instant
  ) {
    let size =
      answer.size + key.size + vector.count * 4 + messages.reduce(0) { $0 + $1.text.utf8.count + 64 }
    guard size <= sizeLimit, expiry > now else { return }
    state.withLock { state in
      state.clock += 1
      var partition = state.partitions[key] ?? Partition(vectors: VectorTable(dimensions: key.dimensions))
      let same = partition.vectors.nearest(to: vector, atLeast: 1 - 1e-4, limit: Self.candidates)
        .first { partition.entries[$0.row].messages == messages }
      state.partitions[key] = nil
      if let row = same?.row {
        state.counts.size -= partition.entries[row].size
        state.entries -= 1
        partition.remove(at: row)
      }
      partition.vectors.append(vector)
      partition.entries.append(
        Entry(
          number: state.clock, messages: messages, answer: answer, expiry: expiry, size: size,
          lastUse: state.clock))
      state.partitions[key] = partition
      state.counts.stored += 1
      state.counts.size += size
      state.entries += 1
      if state.entries > entryLimit || state.counts.size > sizeLimit { makeRoom(in: &state, at: now) }
    }
  }

  // A tenth is freed at once, so that the cost for each answer stays small.
  private func makeRoom(in state: inout State, at now: Instant) {
    for key in Array(state.partitions.keys) { state.removeExpired(in: key, at: now) }
    guard state.entries > entryLimit || state.counts.size > sizeLimit else { return }
    let uses = state.partitions.values.flatMap { $0.entries.map { (use: $0.lastUse, size: $0.size) } }
      .sorted { $0.use < $1.use }
    var (entries, size, last) = (state.entries, state.counts.size, 0)
    // The newest stays, however large it is.
    for oldest in uses.dropLast() {
      guard entries > entryLimit / 10 * 9 || size > sizeLimit / 10 * 9 else { break }
      entries -= 1
      size -= oldest.size
      last = oldest.use
    }
    for key in Array(state.partitions.keys) {
      state.counts.evicted += state.remove(in: key) { $0.lastUse <= last }
    }
  }

  private static func distance(_ cosine: Float) -> Double {
    max(0, 1 - Double(cosine))
  }
}

extension SemanticCache.Partition {
  fileprivate mutating func remove(at row: Int) {
    vectors.remove(at: row)
    entries.swapAt(row, entries.count - 1)
    entries.removeLast()
  }
}

extension SemanticCache.State {
  fileprivate mutating func removeExpired(in key: SemanticPartition, at now: Instant) {
    guard partitions[key]?.entries.contains(where: { $0.expiry <= now }) == true else { return }
    counts.expired += remove(in: key) { $0.expiry <= now }
  }

  // How many were removed.
  fileprivate mutating func remove(
    in key: SemanticPartition, where isGone: (SemanticCache.Entry) -> Bool
  ) -> Int {
    // Taken out while it changes, so that it is not copied.
    guard var partition = partitions.removeValue(forKey: key) else { return 0 }
    var removed = 0
    for row in partition.entries.indices.reversed() where isGone(partition.entries[row]) {
      counts.size -= partition.entries[row].size
      entries -= 1
      removed += 1
      partition.remove(at: row)
    }
    if !partition.entries.isEmpty { partitions[key] = partition }
    return removed
  }
}
