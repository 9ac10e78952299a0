import LabTime
import OpenAI

/// The events of one hub, in the order in which they came.
struct HubLog: Sendable {
  /// An event as it is handed out.
  struct Event: Sendable, Codable {
    let partition: Int
    /// Its place in its partition, from 0.
    @Counted var sequenceNumber: Int
    let key: String?
    let enqueued: Instant
    let body: String

    var json: JSON {
      [
        "partition": .string(String(partition)), "sequenceNumber": .int(sequenceNumber),
        "partitionKey": key.map(JSON.string) ?? .null, "enqueuedTime": .string(enqueued.iso8601),
        "body": .string(body),
      ]
    }
  }

  private var all: [Event] = []
  private var counts: [Int]
  private var turn = 0
  private let limit: Int

  init(partitions: Int, limit: Int) {
    counts = Array(repeating: 0, count: partitions)
    self.limit = limit
  }

  /// Takes an event: into its partition, that of its key, or the next in turn.
  mutating func add(_ body: String, key: String?, partition: Int?, at time: Instant) {
    let place: Int
    if let partition {
      place = partition
    } else if let key {
      place = Self.partition(of: key, among: counts.count)
    } else {
      place = turn % counts.count
      turn &+= 1
    }
    if all.count >= limit { all.removeFirst(limit / 10) }
    all.append(
      Event(partition: place, sequenceNumber: counts[place], key: key, enqueued: time, body: body))
    counts[place] += 1
  }

  /// The events of one partition, or of all.
  func events(of partition: Int?) -> [Event] {
    partition.map { number in all.filter { $0.partition == number } } ?? all
  }

  /// The events, and how many have gone round the partitions.
  struct Snapshot: Codable {
    let events: [Event]
    @Counted var turn: Int
  }

  func snapshot() -> Snapshot { Snapshot(events: all, turn: turn) }

  /// Has other events in place of its own; its partitions stay, and count on from the last in them.
  mutating func restore(_ snapshot: Snapshot) {
    all = snapshot.events
    turn = snapshot.turn
    counts = counts.indices.map { partition in
      all.last { $0.partition == partition }.map { $0.sequenceNumber + 1 } ?? 0
    }
  }

  // FNV-1a; the service's own hash is not documented, only that a key always leads to the same partition.
  private static func partition(of key: String, among count: Int) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(hash % UInt64(count))
  }
}
