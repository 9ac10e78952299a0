import LabRunner
import Testing

@Suite struct TimelineTests {
  private func rows(_ chart: Chart.Timeline, width: Int = 80) -> [String] {
    Chart.timeline(chart).text(width: width, glyphs: .ascii).split(separator: "\n").map(String.init)
  }

  @Test(
    arguments: [
      (0.012, "0  2 ms"), (0.5, "0  100 ms"), (7, "0  1 s"), (100, "0  0:15"), (3600, "0  10:00"),
      (90_000, "0  4:00:00"), (40 * 86_400, "0  240:00:00"),
    ] as [(Double, String)])
  func `Times on the axis are round, in the unit that fits`(end: Double, axis: String) {
    let rows = rows(Chart.Timeline(title: "T", rows: [.init("a", spans: [.init(0, end)])]))
    #expect(rows[1].split(separator: "  ").prefix(2).joined(separator: "  ").contains(axis.dropFirst(3)))
  }

  @Test func `A row that is nested is set in, and a long name or note is cut`() {
    let long = String(repeating: "x", count: 100)
    let rows = rows(
      Chart.Timeline(
        title: "T", rows: [.init("a"), .init(long, depth: 2, spans: [.init(0, 1)], note: long)]), width: 40)
    #expect(rows[2] == "a")
    #expect(rows[3].hasPrefix("    xxx") && rows[3].contains("...") && rows[3].count <= 40)
  }

  @Test func `What takes no time is seen, and times that are no numbers are left out`() {
    let rows = rows(
      Chart.Timeline(
        title: "T",
        rows: [
          .init("a", spans: [.init(5, 5)]), .init("b", spans: [.init(0, 10)]),
          .init("c", spans: [.init(.nan, 3), .init(-4, -1)], marks: [.init(.infinity, "m")]),
        ]), width: 40)
    #expect(rows[2].contains("|") && rows[2].count == 40 / 2 + 2)
    #expect(rows[3].count { $0 == "#" } == 38)
    #expect(rows[4] == "c |")
  }

  @Test func `Nothing at all has an axis`() {
    #expect(rows(Chart.Timeline(title: "T", rows: [])) == ["T", " 0"])
  }
}
