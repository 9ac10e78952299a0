import LabTime
import Synchronization

/// Whose turn it is in the pools of one gateway.
final class PoolRotations: Stateful {
  private let rotations = Mutex<[String: PoolRotation]>([:])

  /// The next of some members of a pool; nil when there are none.
  func next(of members: [DeployedPool.Member], in pool: String) -> DeployedPool.Member? {
    guard members.count > 1 else { return members.first }
    return rotations.withLock { $0[pool, default: PoolRotation()].next(of: members) }
  }

  func snapshot() -> [String: PoolRotation] { rotations.withLock { $0 } }

  func restore(_ snapshot: [String: PoolRotation]) { rotations.withLock { $0 = snapshot } }
}

/// Whose turn it is among the members of a pool: smooth weighted round robin.
///
/// Each member gains its weight, and the one that has most takes the request and pays what all have gained. So the
/// turns of a heavy member are spread out, and among any run of as many turns as the weights add up to, each has
/// its exact share.
struct PoolRotation: Sendable {
  // By the members to choose from, as a set of bits: a breaker that opens or closes does not disturb the turns
  // of the other sets, or one member would be favoured after each change.
  private var credits: [UInt64: [Int]] = [:]

  // Sets come and go with breakers; no pool has many at a time.
  private static let mostSets = 64

  /// The next of some members, which must not be none.
  mutating func next(of members: [DeployedPool.Member]) -> DeployedPool.Member? {
    let set = members.reduce(UInt64(0)) { $0 | 1 << UInt64($1.index & 63) }
    if credits.count >= Self.mostSets, credits[set] == nil { credits = [:] }
    var own = credits[set] ?? []
    if own.count != members.count { own = Array(repeating: 0, count: members.count) }
    var best = 0
    var total = 0
    for (place, member) in members.enumerated() {
      own[place] += member.weight
      total += member.weight
      if own[place] > own[best] { best = place }
    }
    own[best] -= total
    credits[set] = own
    return members[best]
  }
}

extension PoolRotation: Codable {
  init(from decoder: any Decoder) throws {
    credits = try OrderedEntries(from: decoder).dictionary
    guard credits.values.allSatisfy({ $0.allSatisfy { $0.magnitude <= Counted.most } }) else {
      throw decoder.refusal("these are no turns")
    }
  }

  func encode(to encoder: any Encoder) throws {
    try OrderedEntries(credits).encode(to: encoder)
  }
}
