import LabTime

/// A bucket of calls or tokens that refills evenly and may owe, as the v2 tiers count them.
///
/// Public reports of waits far above 60 seconds show the debt: a limit of 10 and one short call led to
/// `Retry-After: 180`.
struct RefillingBucket: Sendable {
  // What is missing to a full bucket. Kept instead of the level so that the same key may come with another
  // limit; the v2 tiers call that unpredictable.
  private var missing = 0.0
  private var updated: Instant?
  // In which an empty bucket fills.
  private let seconds: Double

  /// Creates a full bucket that refills once in a number of seconds.
  init(seconds: Int = 60) {
    self.seconds = Double(max(1, seconds))
  }

  // Refilling in steps rounds; a token must not be missed by less than this.
  private static let tolerance = 1e-6

  /// Whether the bucket of a limit is full.
  mutating func isFull(_ limit: Int, at now: Instant) -> Bool {
    refill(limit, at: now)
    return missing <= 0
  }

  /// The whole tokens in the bucket; never below 0.
  mutating func remaining(of limit: Int, at now: Instant) -> Int {
    refill(limit, at: now)
    return Self.whole((Double(limit) - missing + Self.tolerance).rounded(.down))
  }

  /// Whether a request fits: `estimate` tokens, or any when that is nil.
  mutating func fits(_ estimate: Int?, in limit: Int, at now: Instant) -> Bool {
    refill(limit, at: now)
    let level = Double(limit) - missing
    guard let estimate else { return level > Self.tolerance }
    return level + Self.tolerance >= Double(estimate)
  }

  /// Whole seconds until the request fits; nil when it can never fit.
  mutating func retryAfter(_ estimate: Int?, in limit: Int, at now: Instant) -> Int? {
    let needed = estimate ?? 1
    guard limit > 0, needed <= limit else { return nil }
    refill(limit, at: now)
    let seconds = (Double(needed) - Double(limit) + missing) / (Double(limit) / self.seconds)
    return max(1, Self.whole((seconds - Self.tolerance).rounded(.up)))
  }

  /// Takes tokens out, or, with a negative number, puts them back.
  mutating func charge(_ tokens: Int, of limit: Int, at now: Instant) {
    refill(limit, at: now)
    missing = max(0, missing + Double(tokens))
  }

  // A limit comes from an expression and may be any number; this keeps it within what Int holds.
  private static func whole(_ number: Double) -> Int { Int(min(max(number, 0), 1e15)) }

  private mutating func refill(_ limit: Int, at now: Instant) {
    let seconds = updated.map { max(0, (now - $0).inSeconds) } ?? 0
    missing = max(0, missing - seconds * Double(max(0, limit)) / self.seconds)
    updated = max(now, updated ?? now)
  }
}

extension RefillingBucket: Codable {
  private enum CodingKeys: CodingKey {
    case missing, updated, seconds
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    missing = try container.decode(Double.self, forKey: .missing)
    updated = try container.decodeIfPresent(Instant.self, forKey: .updated)
    seconds = try container.decode(Double.self, forKey: .seconds)
    guard missing >= 0, missing.isFinite, seconds >= 1, seconds.isFinite else {
      throw decoder.refusal("this is no bucket")
    }
  }
}
