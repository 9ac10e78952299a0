import Testing

@testable import LabRunner

@Suite struct SparklineTests {
  @Test(
    arguments: [
      ([], ""), ([5], "▅"), ([5, 5, 5], "▅▅▅"), ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"),
      ([100, 0, 50], "█▁▅"),
    ] as [([Double], String)])
  func `The lowest value stands low and the highest high`(values: [Double], text: String) {
    #expect(Sparkline.text(values) == text)
  }

  @Test func `In ASCII it has fewer steps`() {
    #expect(Sparkline.text([0, 1, 2, 3, 4], glyphs: .ascii) == "_.-=^")
  }
}
