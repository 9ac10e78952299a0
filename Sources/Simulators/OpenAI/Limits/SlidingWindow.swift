import LabTime

/// Lets in so much in any span of time, and tells how long to wait for more.
///
/// Entries leave as they expire, so an admission costs constant time on average; a refusal finds its waiting
/// time by bisection.
struct SlidingWindow {
  enum Room {
    case fits
    case fitsAfter(Duration)
    case never
  }

  private struct Entry {
    let expiry: Instant
    // What was let in since the beginning, this entry included.
    let through: Int
  }

  let limit: Int
  private let span: Duration
  private var entries: [Entry] = []
  private var first = 0
  private var expired = 0
  private var through = 0

  init(limit: Int, span: Duration) {
    self.limit = limit
    self.span = span
  }

  /// What still fits.
  mutating func remaining(at now: Instant) -> Int {
    expire(at: now)
    return max(0, limit - used)
  }

  /// Whether an amount fits now, later or never.
  mutating func room(for amount: Int, at now: Instant) -> Room {
    expire(at: now)
    guard amount <= limit else { return .never }
    let excess = amount - (limit - used)
    guard excess > 0 else { return .fits }
    var low = first
    var high = entries.count - 1
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].through &- expired >= excess { high = middle } else { low = middle + 1 }
    }
    return entries.indices.contains(low) ? .fitsAfter(entries[low].expiry - now) : .never
  }

  /// Records what was let in.
  mutating func admit(_ amount: Int, at now: Instant) {
    through &+= amount
    entries.append(Entry(expiry: now + span, through: through))
  }

  /// What was let in and when it is over, the oldest first.
  struct Admitted: Codable {
    @Counted var amount: Int
    let expiry: Instant
  }

  /// All that is in the window.
  var admitted: [Admitted] {
    var before = expired
    return entries[first...].map { entry in
      defer { before = entry.through }
      return Admitted(amount: entry.through &- before, expiry: entry.expiry)
    }
  }

  /// Has what was admitted elsewhere in place of what is in the window.
  mutating func takeOver(_ admitted: [Admitted]) {
    self = SlidingWindow(limit: limit, span: span)
    for one in admitted {
      through &+= one.amount
      entries.append(Entry(expiry: one.expiry, through: through))
    }
  }

  private var used: Int {
    through &- expired
  }

  private mutating func expire(at now: Instant) {
    while first < entries.count, entries[first].expiry <= now {
      expired = entries[first].through
      first += 1
    }
    if first > 64, first > entries.count / 2 {
      entries.removeFirst(first)
      first = 0
    }
  }
}
