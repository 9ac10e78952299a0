import LabTime
import Testing

@testable import AIGateway

/// Expected numbers worked out with a calendar: 2026-03-04 is a Wednesday.
@Suite struct FixedPeriodsTests {
  private let now = Instant(year: 2026, month: 3, day: 4) + .seconds(3600)

  @Test(arguments: [
    ("0001-01-01T00:00:00Z", 86_400, 23 * 3600),
    // The first of January of the year 1 was a Monday, so weeks begin on Mondays: four days and 23 hours are left.
    ("0001-01-01T00:00:00Z", 604_800, 4 * 86_400 + 23 * 3600),
    ("2026-03-04T00:30:00Z", 3600, 1800),
    // A first period that has not begun yet: periods go back from it, too.
    ("2026-03-05T00:15:00Z", 3600, 900),
    ("1600-02-29T00:00:00Z", 86_400, 23 * 3600),
  ])
  func `Periods follow each other from their origin, both ways`(
    start: String, seconds: Int, left: Int
  ) throws {
    let periods = try #require(FixedPeriods(seconds: seconds, from: start))
    #expect(periods.secondsLeft(at: now) == left)
    let next = now + .seconds(left)
    #expect(periods.number(at: next) == periods.number(at: now) + 1)
    #expect(periods.number(at: next - .nanoseconds(1)) == periods.number(at: now))
  }

  @Test func `A period of 0 seconds has no end`() {
    let periods = FixedPeriods(seconds: 0, from: now)
    #expect(periods.secondsLeft(at: now) == nil)
    #expect(periods.number(at: now + .seconds(1 << 32)) == periods.number(at: now))
  }

  @Test(arguments: ["", "2026-03-04", "2026-13-04T00:00:00Z", "2026-03-04T00:00:00X", "0000-01-01T00:00:00Z"])
  func `Text that is no time is no origin`(text: String) {
    #expect(FixedPeriods(seconds: 60, from: text) == nil)
  }

  @Test func `Extreme lengths are bounded`() throws {
    let periods = try #require(FixedPeriods(seconds: .max, from: "0001-01-01T00:00:00Z"))
    #expect(try #require(periods.secondsLeft(at: now)) > 0)
  }
}
