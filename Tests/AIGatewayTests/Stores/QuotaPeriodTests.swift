import LabTime
import Testing

@testable import AIGateway

@Suite struct `Quota periods` {
  // The dates are from a calendar: 2026-03-01 is a Sunday, 2028 a leap year.
  @Test(arguments: [
    (QuotaPeriod.hourly, "2026-03-01T09:30:15.500Z", "2026-03-01T09:00:00.000Z", "2026-03-01T10:00:00.000Z"),
    (.daily, "2028-02-28T23:59:59.999Z", "2028-02-28T00:00:00.000Z", "2028-02-29T00:00:00.000Z"),
    (.weekly, "2026-03-01T12:00:00.000Z", "2026-02-23T00:00:00.000Z", "2026-03-02T00:00:00.000Z"),
    (.weekly, "2026-03-02T00:00:00.000Z", "2026-03-02T00:00:00.000Z", "2026-03-09T00:00:00.000Z"),
    (.monthly, "2026-12-31T01:00:00.000Z", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"),
    (.yearly, "2026-06-15T01:00:00.000Z", "2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"),
  ])
  func `A period begins and ends with the calendar in UTC`(
    _ period: QuotaPeriod, _ now: String, _ start: String, _ end: String
  ) throws {
    let now = try #require(Instant(iso8601: now))
    #expect(period.start(at: now).iso8601 == start)
    #expect(period.end(at: now).iso8601 == end)
  }
}
