import LabTime
import Testing

@testable import AIGateway

@Suite struct `Token counters` {
  private func at(_ seconds: Double) -> Instant {
    Instant(year: 2026, month: 3, day: 1) + .milliseconds(Int(seconds * 1000))
  }

  private let hundred = TokenLimit(perMinute: 100)

  // The trace of a live classic gateway: 59 tokens, then 55, then refusals that count down to 61.6 s.
  @Test func `A sliding window repeats the trace of a live gateway`() throws {
    let counters = InMemoryTokenCounters(.window)
    let first = try counters.admit("key", limit: hundred, estimate: nil, at: at(0.5))
    #expect(counters.settle(first, actual: 59, at: at(1.5)).perMinute == 41)
    let second = try counters.admit("key", limit: hundred, estimate: nil, at: at(2))
    #expect(counters.settle(second, actual: 55, at: at(3.4)).perMinute == 0)
    #expect(throws: TokenRefusal.rate(retryAfter: 29)) {
      try counters.admit("key", limit: hundred, estimate: nil, at: at(32.7))
    }
    #expect(throws: TokenRefusal.rate(retryAfter: 14)) {
      try counters.admit("key", limit: hundred, estimate: nil, at: at(48))
    }
    let third = try counters.admit("key", limit: hundred, estimate: nil, at: at(63))
    #expect(counters.settle(third, actual: 55, at: at(63.2)).perMinute == 0)
  }

  @Test func `A refusal waits until enough of the window has passed, not only its oldest part`() throws {
    let counters = InMemoryTokenCounters(.window)
    counters.settle(try counters.admit("key", limit: hundred, estimate: nil, at: at(0)), actual: 5, at: at(0))
    counters.settle(
      try counters.admit("key", limit: hundred, estimate: nil, at: at(20)), actual: 150, at: at(20))
    #expect(throws: TokenRefusal.rate(retryAfter: 50)) {
      try counters.admit("key", limit: hundred, estimate: nil, at: at(30))
    }
    #expect(counters.remaining("key", limit: hundred, at: at(79.999)).perMinute == 0)
    #expect(counters.remaining("key", limit: hundred, at: at(80)).perMinute == 100)
  }

  @Test(arguments: [TokenCounting.window, .bucket])
  func `Estimates are reserved, so that requests at the same time do not overshoot`(
    _ counting: TokenCounting
  ) throws {
    let counters = InMemoryTokenCounters(counting)
    let first = try counters.admit("key", limit: hundred, estimate: 60, at: at(0))
    #expect(first.remaining.perMinute == 40)
    #expect(throws: TokenRefusal.self) { try counters.admit("key", limit: hundred, estimate: 41, at: at(0)) }
    let second = try counters.admit("key", limit: hundred, estimate: 40, at: at(0))
    #expect(counters.refund(second, at: at(0)).perMinute == 40)
    #expect(counters.settle(first, actual: 30, at: at(0)).perMinute == 70)
  }

  @Test func `Without estimates requests at the same time may overshoot, and later ones pay`() throws {
    let counters = InMemoryTokenCounters(.window)
    let first = try counters.admit("key", limit: hundred, estimate: nil, at: at(0))
    let second = try counters.admit("key", limit: hundred, estimate: nil, at: at(0))
    counters.settle(first, actual: 90, at: at(1))
    counters.settle(second, actual: 90, at: at(2))
    #expect(throws: TokenRefusal.rate(retryAfter: 58)) {
      try counters.admit("key", limit: hundred, estimate: nil, at: at(3))
    }
  }

  // A public report: a limit of 10, one short chat call, then Retry-After: 180.
  @Test func `A bucket may owe, and then the wait is longer than a minute`() throws {
    let counters = InMemoryTokenCounters(.bucket)
    let limit = TokenLimit(perMinute: 10)
    counters.settle(try counters.admit("key", limit: limit, estimate: nil, at: at(0)), actual: 39, at: at(0))
    #expect(throws: TokenRefusal.rate(retryAfter: 180)) {
      try counters.admit("key", limit: limit, estimate: nil, at: at(0))
    }
    #expect(counters.remaining("key", limit: limit, at: at(186)).perMinute == 2)
    #expect(counters.remaining("key", limit: limit, at: at(1000)).perMinute == 10)
  }

  @Test(arguments: [TokenCounting.window, .bucket])
  func `An estimate above the limit is told that no wait helps`(_ counting: TokenCounting) {
    let counters = InMemoryTokenCounters(counting)
    #expect(throws: TokenRefusal.rate(retryAfter: nil)) {
      try counters.admit("key", limit: hundred, estimate: 101, at: at(0))
    }
    #expect(TokenRefusal.rate(retryAfter: nil).message == "Token limit is exceeded.")
  }

  @Test func `Policies with different limits share the counter of a key`() throws {
    let counters = InMemoryTokenCounters(.window)
    let small = TokenLimit(perMinute: 40)
    counters.settle(
      try counters.admit("key", limit: hundred, estimate: nil, at: at(0)), actual: 50, at: at(0))
    #expect(counters.remaining("key", limit: hundred, at: at(1)).perMinute == 50)
    #expect(throws: TokenRefusal.rate(retryAfter: 59)) {
      try counters.admit("key", limit: small, estimate: nil, at: at(1))
    }
    #expect(counters.remaining("other key", limit: small, at: at(1)).perMinute == 40)
  }

  @Test func `A quota begins anew with the calendar's hour`() throws {
    let counters = InMemoryTokenCounters(.window)
    let limit = TokenLimit(quota: .init(tokens: 100, period: .hourly))
    let first = try counters.admit("key", limit: limit, estimate: nil, at: at(1800))
    #expect(counters.settle(first, actual: 120, at: at(1801)) == TokenAllowance(quota: 0))
    let refusal = #expect(throws: TokenRefusal.self) {
      try counters.admit("key", limit: limit, estimate: nil, at: at(2307))
    }
    #expect(refusal?.status == 403)
    #expect(refusal?.retryAfter == 1293)
    #expect(refusal?.message == "Token quota is exceeded. Try again in 21 minutes and 33 seconds.")
    #expect(counters.remaining("key", limit: limit, at: at(3600)).quota == 100)
  }

  @Test func `A reservation that outlives its period takes nothing from the next one`() throws {
    let counters = InMemoryTokenCounters(.window)
    let limit = TokenLimit(quota: .init(tokens: 100, period: .hourly))
    let late = try counters.admit("key", limit: limit, estimate: 50, at: at(3599))
    let early = try counters.admit("key", limit: limit, estimate: 10, at: at(3601))
    #expect(counters.refund(late, at: at(3602)).quota == 90)
    #expect(counters.settle(early, actual: 20, at: at(3602)).quota == 80)
  }

  @Test(arguments: [
    (33, "33 seconds"), (3600, "1 hours, 0 minutes and 0 seconds"),
    (187_384, "2 days, 4 hours, 3 minutes and 4 seconds"),
  ])
  func `A long wait is told in days and hours`(_ seconds: Int, _ words: String) {
    #expect(
      TokenRefusal.quota(retryAfter: seconds).message == "Token quota is exceeded. Try again in \(words).")
  }

  @Test func `Refusals are worded as live gateways do`() {
    #expect(TokenRefusal.rate(retryAfter: 1).message == "Token limit is exceeded. Try again in 1 seconds.")
    #expect(TokenRefusal.rate(retryAfter: 1).status == 429)
  }

  @Test(arguments: [TokenCounting.window, .bucket])
  func `Keys that count nothing any more are forgotten`(_ counting: TokenCounting) throws {
    let counters = InMemoryTokenCounters(counting)
    for number in 0..<5000 {
      let time = at(Double(number))
      let reservation = try counters.admit("key \(number)", limit: hundred, estimate: nil, at: time)
      counters.settle(reservation, actual: 10, at: time)
    }
    #expect(counters.count <= 1024 + 60)
    #expect(counters.remaining("key 4999", limit: hundred, at: at(4999)).perMinute == 90)
  }

  @Test(arguments: [TokenCounting.window, .bucket])
  func `Absurd numbers are survived`(_ counting: TokenCounting) {
    let counters = InMemoryTokenCounters(counting)
    for number in [Int.min, -1, 0, 1, Int.max] {
      let limit = TokenLimit(perMinute: number, quota: .init(tokens: number, period: .yearly))
      for tokens in [Int.min, 0, Int.max] {
        if let reservation = try? counters.admit("key", limit: limit, estimate: tokens, at: at(0)) {
          counters.settle(reservation, actual: tokens, at: at(1))
        }
        let left = counters.remaining("key", limit: limit, at: at(1))
        #expect((left.perMinute ?? 0) >= 0 && (left.quota ?? 0) >= 0)
      }
    }
  }

  @Test func `Threads do not lose a token`() async throws {
    let counters = InMemoryTokenCounters(.window)
    let limit = TokenLimit(perMinute: 1_000_000)
    let now = at(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<500 {
            guard let held = try? counters.admit("key", limit: limit, estimate: 7, at: now) else { continue }
            counters.settle(held, actual: 3, at: now)
          }
        }
      }
    }
    #expect(counters.remaining("key", limit: limit, at: now).perMinute == 1_000_000 - 8 * 500 * 3)
  }

  // An independent count of the same rule, from a plain list.
  @Test func `A window agrees with a plain list of charges`() {
    let random = RandomSource(seed: 7)
    var window = SlidingWindow()
    var charges: [(Int64, Int)] = []
    var milliseconds: Int64 = 0
    for _ in 0..<3000 {
      milliseconds += Int64(random.next(in: 0...400))
      let now = Instant(nanoseconds: milliseconds * 1_000_000)
      charges.removeAll { $0.0 + 60_000 <= milliseconds }
      let used = charges.reduce(0) { $0 + $1.1 }
      #expect(window.remaining(of: 5000, at: now) == max(0, 5000 - used))
      #expect(window.fits(nil, in: 5000, at: now) == (used < 5000))
      let tokens = random.next(in: 0...60)
      let millisecond = window.charge(tokens, at: now)
      if random.next(in: 0...4) == 0 {
        window.takeBack(tokens, chargedAt: millisecond)
      } else {
        charges.append((milliseconds, tokens))
      }
    }
  }
}
