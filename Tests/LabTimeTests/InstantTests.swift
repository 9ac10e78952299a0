import LabTime
import Testing

@Suite struct InstantTests {
  // Expected values from `date -u -d @SECONDS`.
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"),
    (951_782_400, "2000-02-29T00:00:00.000Z"),
    (1_709_208_000, "2024-02-29T12:00:00.000Z"),
    (1_767_225_599, "2025-12-31T23:59:59.000Z"),
    (-1, "1969-12-31T23:59:59.000Z"),
    (4_102_444_800, "2100-01-01T00:00:00.000Z"),
  ])
  func `An instant is written and read as ISO 8601`(seconds: Int64, text: String) {
    #expect(Instant(seconds: seconds).iso8601 == text)
    #expect(Instant(iso8601: text) == Instant(seconds: seconds))
  }

  @Test func `Weekdays count from Sunday`() {
    #expect(Instant(year: 2026, month: 11, day: 21).components.weekday == 6)
    #expect(Instant(year: 1969, month: 12, day: 28).components.weekday == 0)
  }

  @Test func `Adding more than fits stays at the end of time`() {
    #expect(Instant(nanoseconds: .max) + .seconds(1) == Instant(nanoseconds: .max))
    #expect(Duration.seconds(Int64.max).nanoseconds == .max)
  }
}
