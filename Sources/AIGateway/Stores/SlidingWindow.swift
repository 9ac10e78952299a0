import LabTime

/// The calls or tokens of the last seconds, as the classic tiers count them.
///
/// A request is admitted while fewer than the limit were used; what it used is charged afterwards
/// and may overshoot. The rule fits a public trace of a live gateway, which the tests replay.
struct SlidingWindow: Sendable {
  private struct Entry: Codable {
    let millisecond: Int64
    @Counted var tokens: Int
  }

  // In milliseconds.
  private let length: Int64

  // One entry for each millisecond at most, oldest first; those before `first` have left the window.
  private var entries: [Entry] = []
  private var first = 0
  private var used = 0

  /// Creates an empty window of whole seconds.
  init(seconds: Int = 60) {
    length = Int64(min(max(seconds, 1), Self.longest)) * 1000
  }

  /// Creates an empty window of a duration, to the millisecond.
  init(_ duration: Duration) {
    length = min(max(duration.nanoseconds / 1_000_000, 1), Int64(Self.longest) * 1000)
  }

  // A century: as good as forever, and no sum of milliseconds overflows.
  private static let longest = 3_155_760_000

  /// Whether nothing is in the window.
  mutating func isEmpty(at now: Instant) -> Bool {
    expire(Self.millisecond(now))
    return first == entries.count
  }

  /// What is in the window.
  mutating func total(at now: Instant) -> Int {
    expire(Self.millisecond(now))
    return used
  }

  /// When each unit in the window was charged, oldest first.
  mutating func charges(at now: Instant) -> [Instant] {
    expire(Self.millisecond(now))
    return entries[first...].flatMap { entry in
      Array(repeating: Instant(nanoseconds: entry.millisecond * 1_000_000), count: entry.tokens)
    }
  }

  /// What a limit leaves; never below 0.
  mutating func remaining(of limit: Int, at now: Instant) -> Int {
    expire(Self.millisecond(now))
    return max(0, max(0, limit) - used)
  }

  /// Whether a request fits: an `estimate`, or any when that is nil.
  mutating func fits(_ estimate: Int?, in limit: Int, at now: Instant) -> Bool {
    expire(Self.millisecond(now))
    return Self.fits(estimate, beside: used, in: limit)
  }

  /// Whole seconds until enough has left the window; nil when the request can never fit.
  mutating func retryAfter(_ estimate: Int?, in limit: Int, at now: Instant) -> Int? {
    let now = Self.millisecond(now)
    expire(now)
    var left = used
    for entry in entries[first...] {
      left -= entry.tokens
      if Self.fits(estimate, beside: left, in: limit) {
        return Int(entry.millisecond + length - now + 999) / 1000
      }
    }
    return nil
  }

  /// Adds what was used, and returns the millisecond under which it is kept.
  mutating func charge(_ tokens: Int, at now: Instant) -> Int64 {
    // Two threads may bring their times in the wrong order.
    let now = max(Self.millisecond(now), entries.last?.millisecond ?? .min)
    expire(now)
    guard tokens > 0 else { return now }
    used += tokens
    if first < entries.count, let last = entries.last, last.millisecond == now {
      entries[entries.count - 1].tokens += tokens
    } else {
      entries.append(Entry(millisecond: now, tokens: tokens))
    }
    return now
  }

  /// Takes back what was charged under a millisecond, unless it has left the window.
  mutating func takeBack(_ tokens: Int, chargedAt millisecond: Int64) {
    var low = first
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].millisecond < millisecond { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].millisecond == millisecond else { return }
    let taken = min(tokens, entries[low].tokens)
    entries[low].tokens -= taken
    used -= taken
  }

  private static func fits(_ estimate: Int?, beside used: Int, in limit: Int) -> Bool {
    guard let estimate else { return used < limit }
    return used <= limit && estimate <= limit - used
  }

  private mutating func expire(_ now: Int64) {
    while first < entries.count, entries[first].millisecond + length <= now {
      used -= entries[first].tokens
      first += 1
    }
    // The front is dropped only when it is half of the whole, so that each entry is moved once on average.
    if first > 0, first * 2 >= entries.count {
      entries.removeFirst(first)
      first = 0
    }
  }

  private static func millisecond(_ instant: Instant) -> Int64 { instant.nanoseconds / 1_000_000 }
}

extension SlidingWindow: Codable {
  private enum CodingKeys: CodingKey {
    case length, entries
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    length = try container.decode(Int64.self, forKey: .length)
    entries = try container.decode([Entry].self, forKey: .entries)
    let times = entries.map(\.millisecond)
    guard (1...Int64(Self.longest) * 1000).contains(length), zip(times, times.dropFirst()).allSatisfy(<),
      times.allSatisfy({ $0.magnitude <= 1 << 52 }), entries.count <= 1 << 20
    else { throw decoder.refusal("this is no window") }
    // So many of what is counted at most have a sum.
    used = entries.reduce(0) { min($0 + $1.tokens, Counted.most) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(length, forKey: .length)
    try container.encode(Array(entries[first...]), forKey: .entries)
  }
}
