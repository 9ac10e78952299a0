import LabRunner
import Testing

@Suite struct SummaryTests {
  // Python's statistics module: mean, stdev, and quantiles(n=100, method="inclusive").
  @Test func `Percentiles are those of definition 7`() throws {
    let summary = try #require(Summary([84, 82, 59, 65, 74, 50, 54, 71]))
    #expect(summary.n == 8)
    #expect(summary.mean == 67.375)
    #expect(abs(summary.stddev - 12.557723861) < 1e-8)
    #expect(summary.min == 50)
    #expect(summary.p50 == 68)
    #expect(abs(summary.p90 - 82.6) < 1e-9)
    #expect(abs(summary.p95 - 83.3) < 1e-9)
    #expect(abs(summary.p99 - 83.86) < 1e-9)
    #expect(summary.max == 84)
  }

  @Test func `A single sample has no spread`() throws {
    let summary = try #require(Summary([3]))
    #expect(summary.stddev == 0)
    #expect([summary.min, summary.p50, summary.p99, summary.max] == [3, 3, 3, 3])
  }

  @Test func `A small spread beside a large mean is not lost`() throws {
    let summary = try #require(Summary([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]))
    #expect(abs(summary.stddev - 5.477225575) < 1e-6)  // the square root of 30
  }

  @Test func `Nothing finite has no summary`() {
    #expect(Summary([]) == nil)
    #expect(Summary([.nan, .infinity]) == nil)
    #expect(MetricRecord(name: "x", unit: "", samples: [.nan, 2]).samples == [2])
  }
}
