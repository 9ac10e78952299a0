import Foundation
import LabRunner
import Testing

/// Charts of several series: the expected pictures were drawn by hand from the values.
@Suite struct SeriesChartTests {
  @Test func `Parts of a bar have signs of their own, and a label without values is a gap`() {
    // 40 cells: 6 for labels, 3 for sums, 29 for bars; 100 of 201 are 14 of 29.
    let expected = [
      "Tokens by minute", "Minute Tokens", " 09:00 ██████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒░ 201",
      " 09:01 ███████                        50", " 09:02 –", "       █ alpha  ▒ beta  ░ gamma",
    ]
    #expect(SampleCharts.stacked.text(width: 40).split(separator: "\n").map(String.init) == expected)
  }

  @Test func `Lines run from zero up, each with its sign, and do not cross a gap`() {
    let rows = SampleCharts.lines.text(width: 40).split(separator: "\n").map(String.init)
    #expect(rows.count == 16)
    #expect(rows[0] == "Usage" && rows[1] == "Tokens")
    // The top is the greatest value, the bottom zero: alpha ends where beta begins, and the other way round.
    #expect(rows[2].hasPrefix("110 │▲") && rows[2].hasSuffix("●"))
    #expect(rows[13].hasPrefix("  0 │●") && rows[13].hasSuffix("▲"))
    #expect(rows[8].hasPrefix(" 55 │"))
    #expect(rows[14].hasPrefix("     09:00") && rows[14].contains("Time") && rows[14].hasSuffix("09:02"))
    #expect(rows[15] == "     ● alpha  ▲ beta")
    // Beta has no way between its ends; alpha has one of 33 cells between its three points.
    #expect(rows.joined().count { $0 == "▲" } == 3 && rows.joined().count { $0 == "·" } == 32)
    #expect(rows.allSatisfy { $0.count <= 40 })
  }

  @Test(arguments: SampleCharts.all)
  func `A chart survives its way into the history`(chart: Chart) throws {
    let data = try JSONEncoder().encode(chart)
    #expect(try JSONDecoder().decode(Chart.self, from: data) == chart)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["kind"] as? String == chart.kind.rawValue && object["title"] as? String == chart.title)
  }

  @Test func `Nothing to draw, or values that are no numbers, are drawn all the same`() {
    let empty = Chart.Lines(title: "T", xName: "X", yName: "Y", labels: [], series: [])
    #expect(Chart.lines(empty).text().hasPrefix("T\nY\n"))
    let odd = Chart.Lines(
      title: "T", xName: "X", yName: "Y", labels: ["a"], series: [Chart.Series("s", [.nan, -5, 7])])
    #expect(!Chart.lines(odd).text().isEmpty)
    let bars = Chart.StackedBars(
      title: "T", xName: "X", yName: "Y", labels: ["a", "b"], series: [Chart.Series("s", [-1, .infinity])])
    #expect(Chart.stackedBars(bars).text().split(separator: "\n").count == 5)
  }
}
