import LabTime
import Testing

@testable import AIGateway

@Suite struct RateCountersTests {
  private let start = Instant(year: 2026, month: 3, day: 4)

  private func rule(_ calls: Int, seconds: Int = 60) -> RateLimitRule {
    RateLimitRule(key: RateLimitRule.Key(name: "k", seconds: seconds), calls: calls)
  }

  @Test(arguments: [TokenCounting.window, .bucket])
  func `Numbers that expressions may give never trap`(counting: TokenCounting) {
    let counters = InMemoryRateCounters(counting)
    for number in [Int.min, -1, 0, 1, Int.max] {
      for seconds in [Int.min, 0, 1, Int.max] {
        let rule = rule(number, seconds: seconds)
        _ = try? counters.admit([rule], calls: number, counted: number, at: start)
        #expect(counters.count(rule, calls: number, at: start + .seconds(1)) >= 0)
      }
    }
  }

  @Test(arguments: [TokenCounting.window, .bucket])
  func `A limit that admits nothing names no time to wait for`(counting: TokenCounting) {
    let counters = InMemoryRateCounters(counting)
    #expect(throws: RateRefusal(retryAfter: nil, calls: 0)) {
      try counters.admit([rule(0)], calls: 1, counted: 0, at: start)
    }
  }

  @Test func `Of several refusals the one that lasts longest is told`() throws {
    let counters = InMemoryRateCounters(.window)
    let rules = [rule(1, seconds: 10), rule(1, seconds: 30), rule(5, seconds: 300)]
    #expect(try counters.admit(rules, calls: 1, counted: 0, at: start) == 0)
    #expect(throws: RateRefusal(retryAfter: 30, calls: 1)) {
      try counters.admit(rules, calls: 1, counted: 0, at: start)
    }
  }
}
