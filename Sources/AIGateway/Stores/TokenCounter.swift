import LabTime

/// The counter of one key: its minute and its quotas.
struct TokenCounter: Evictable, Codable {
  private struct Usage: Codable {
    var start: Instant
    @Counted var tokens: Int
  }

  // Only the one that the tier asks for is used; the other stays empty.
  private var window = SlidingWindow()
  private var bucket = RefillingBucket()
  private let counting: TokenCounting
  private var lastPerMinute = 0
  private var quotas: [QuotaPeriod: Usage] = [:]

  init(_ counting: TokenCounting) {
    self.counting = counting
  }

  /// Why a request does not fit; nil when it does. The quota, which lasts longer, is looked at first.
  mutating func refusal(_ limit: TokenLimit, estimate: Int?, at now: Instant) -> TokenRefusal? {
    if let quota = limit.quota {
      let used = used(in: quota.period, at: now)
      let fits = estimate.map { used <= quota.tokens && $0 <= quota.tokens - used } ?? (used < quota.tokens)
      if !fits {
        let nanoseconds = (quota.period.end(at: now) - now).nanoseconds
        return .quota(retryAfter: Int((nanoseconds + 999_999_999) / 1_000_000_000))
      }
    }
    guard let perMinute = limit.perMinute else { return nil }
    switch counting {
    case .window:
      if window.fits(estimate, in: perMinute, at: now) { return nil }
      return .rate(retryAfter: window.retryAfter(estimate, in: perMinute, at: now))
    case .bucket:
      if bucket.fits(estimate, in: perMinute, at: now) { return nil }
      return .rate(retryAfter: bucket.retryAfter(estimate, in: perMinute, at: now))
    }
  }

  /// Adds tokens, and returns the millisecond under which a window keeps them.
  mutating func charge(_ tokens: Int, _ limit: TokenLimit, at now: Instant) -> Int64 {
    if let quota = limit.quota {
      let used = used(in: quota.period, at: now)
      quotas[quota.period] = Usage(start: quota.period.start(at: now), tokens: used + tokens)
    }
    guard let perMinute = limit.perMinute else { return 0 }
    lastPerMinute = perMinute
    switch counting {
    case .window:
      return window.charge(tokens, at: now)
    case .bucket:
      bucket.charge(tokens, of: perMinute, at: now)
      return 0
    }
  }

  /// Takes back what was reserved, where it still counts.
  mutating func takeBack(_ reservation: TokenReservation, at now: Instant) {
    guard reservation.tokens > 0 else { return }
    let limit = reservation.limit
    if let quota = limit.quota, let usage = quotas[quota.period],
      usage.start == quota.period.start(at: reservation.time)
    {
      quotas[quota.period]?.tokens = max(0, usage.tokens - reservation.tokens)
    }
    guard let perMinute = limit.perMinute else { return }
    switch counting {
    case .window: window.takeBack(reservation.tokens, chargedAt: reservation.millisecond)
    case .bucket: bucket.charge(-reservation.tokens, of: perMinute, at: now)
    }
  }

  /// What is left of a limit.
  mutating func remaining(of limit: TokenLimit, at now: Instant) -> TokenAllowance {
    var allowance = TokenAllowance()
    if let quota = limit.quota {
      allowance.quota = max(0, max(0, quota.tokens) - used(in: quota.period, at: now))
    }
    if let perMinute = limit.perMinute {
      switch counting {
      case .window: allowance.perMinute = window.remaining(of: perMinute, at: now)
      case .bucket: allowance.perMinute = bucket.remaining(of: perMinute, at: now)
      }
    }
    return allowance
  }

  /// Whether a new counter would count the same from now on.
  mutating func isIdle(at now: Instant) -> Bool {
    guard quotas.allSatisfy({ $0.value.tokens == 0 || $0.key.start(at: now) != $0.value.start }) else {
      return false
    }
    switch counting {
    case .window: return window.isEmpty(at: now)
    case .bucket: return bucket.isFull(lastPerMinute, at: now)
    }
  }

  private func used(in period: QuotaPeriod, at now: Instant) -> Int {
    guard let usage = quotas[period], usage.start == period.start(at: now) else { return 0 }
    return usage.tokens
  }
}
