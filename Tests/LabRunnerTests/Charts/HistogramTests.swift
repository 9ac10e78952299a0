import LabRunner
import Testing

@Suite struct HistogramTests {
  private func chart(_ samples: [Double]) -> Chart {
    .histogram(Chart.Histogram(title: "T", xName: "ms", yName: "n", samples: samples))
  }

  /// The counts at the rows' ends.
  private func counts(_ chart: Chart) -> [Int] {
    chart.text(glyphs: .ascii).split(separator: "\n").dropFirst(2).dropLast().compactMap { row in
      row.split(separator: " ").last { Int($0) != nil }.flatMap { Int($0) }
    }
  }

  @Test func `Every value is counted once, also on the edge of a range`() {
    #expect(counts(chart([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100])).reduce(0, +) == 11)
    #expect(counts(chart([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100])).allSatisfy { $0 == 1 })
    #expect(counts(chart((0..<1000).map { Double($0 % 37) })).reduce(0, +) == 1000)
  }

  @Test func `Ranges are named with as many decimals as they need`() {
    let text = chart([0.11, 0.12, 0.19]).text(glyphs: .ascii)
    #expect(text.contains("0.11-0.12") && text.contains("0.19-0.20"))
  }

  @Test func `Equal values, none, and those at the ends of their range are drawn all the same`() {
    #expect(counts(chart([7, 7, 7])) == [3])
    #expect(chart([]).text() == "T\nms –")
    #expect(chart([.nan, .infinity]).text() == "T\nms –")
    #expect(counts(chart([-1.7e308, 1.7e308])).reduce(0, +) == 2)
    #expect(counts(chart([1e300, 1e300 + 1e284])).reduce(0, +) == 2)
    #expect(counts(chart([-5, 5, 0])).reduce(0, +) == 3)
  }
}
