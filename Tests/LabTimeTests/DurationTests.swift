import LabTime
import Testing

@Suite struct DurationTests {
  @Test(arguments: [
    ("PT1M", 60), ("PT5M", 300), ("P1DT2H3M4S", 93_784), ("P2W", 1_209_600), ("PT0S", 0), ("PT0.5S", 0.5),
    ("PT90M", 5400), ("P1D", 86_400),
  ])
  func `Durations are read as ISO 8601 has them`(text: String, seconds: Double) {
    #expect(Duration(iso8601: text)?.inSeconds == seconds)
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "1M", "P1M", "P1Y", "PT1", "PTM", "PT1M1H", "PT1M1M", "P1DT", "PT-1S", "-PT1S",
    "PT.5S",
    "PT1.S", "PT1.5M", "pt1m", "PT1M ", "PT1e3S", "PT٣S", "P99999999999D", "PT1T1S",
    "PT" + String(repeating: "9", count: 400) + "S",
  ])
  func `What is no duration of fixed length is refused`(text: String) {
    #expect(Duration(iso8601: text) == nil)
  }
}
