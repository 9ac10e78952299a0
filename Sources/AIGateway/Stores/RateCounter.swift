import LabTime

/// The calls of one key.
struct RateCounter: Evictable, Codable {
  // Only the one that the tier asks for is used; the other stays empty.
  private var window: SlidingWindow
  private var bucket: RefillingBucket
  private let counting: TokenCounting
  private var lastLimit = 0

  init(_ counting: TokenCounting, seconds: Int) {
    self.counting = counting
    window = SlidingWindow(seconds: seconds)
    bucket = RefillingBucket(seconds: seconds)
  }

  /// Why a call does not fit; nil when it does.
  ///
  /// - Parameter counted: What the same call was counted as before.
  mutating func refusal(_ calls: Int, counted: Int, at now: Instant) -> RateRefusal? {
    let limit = calls + counted
    switch counting {
    case .window:
      if window.fits(1, in: limit, at: now) { return nil }
      return RateRefusal(retryAfter: window.retryAfter(1, in: limit, at: now), calls: calls)
    case .bucket:
      if bucket.fits(1, in: limit, at: now) { return nil }
      return RateRefusal(retryAfter: bucket.retryAfter(1, in: limit, at: now), calls: calls)
    }
  }

  /// Counts calls, and returns what a limit leaves.
  mutating func count(_ calls: Int, of limit: Int, at now: Instant) -> Int {
    lastLimit = limit
    switch counting {
    case .window:
      _ = window.charge(calls, at: now)
      return window.remaining(of: limit, at: now)
    case .bucket:
      bucket.charge(calls, of: limit, at: now)
      return bucket.remaining(of: limit, at: now)
    }
  }

  mutating func isIdle(at now: Instant) -> Bool {
    switch counting {
    case .window: window.isEmpty(at: now)
    case .bucket: bucket.isFull(lastLimit, at: now)
    }
  }
}
