import LabRunner
import LabTime
import Testing

@Suite struct TimeSpanTests {
  // A Sunday, 09:30.
  private let now = SampleRun.wall

  @Test(arguments: [
    ("today", "2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"),
    ("yesterday", "2026-02-28T00:00:00.000Z", "2026-03-01T00:00:00.000Z"),
    ("sunday", "2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"),
    ("Monday", "2026-02-23T00:00:00.000Z", "2026-02-24T00:00:00.000Z"),
    ("sat", "2026-02-28T00:00:00.000Z", "2026-03-01T00:00:00.000Z"),
    ("2d", "2026-02-27T09:30:00.000Z", "2026-02-27T09:30:00.000Z"),
    ("90m", "2026-03-01T08:00:00.000Z", "2026-03-01T08:00:00.000Z"),
    ("2025-12-31", "2025-12-31T00:00:00.000Z", "2026-01-01T00:00:00.000Z"),
    ("2026-03-01T09:15", "2026-03-01T09:15:00.000Z", "2026-03-01T09:15:00.000Z"),
    ("2026-03-01 09:15:30", "2026-03-01T09:15:30.000Z", "2026-03-01T09:15:30.000Z"),
    ("2026-03-01T09:15:30.250Z", "2026-03-01T09:15:30.250Z", "2026-03-01T09:15:30.250Z"),
    ("now", "2026-03-01T09:30:00.000Z", "2026-03-01T09:30:00.000Z"),
  ])
  func `A time is named as people name it`(text: String, start: String, end: String) throws {
    let span = try #require(TimeSpan(text, now: now))
    #expect(span.start.iso8601 == start && span.end.iso8601 == end)
  }

  @Test(arguments: [
    "", "d", "m", "tomorrow", "2y", "-2d", "2026-13-01", "2026-3-1", "99999999999999999999d", "mo",
  ])
  func `Anything else is no time`(text: String) {
    #expect(TimeSpan(text, now: now) == nil)
  }
}
