import LabRunner
import Testing

@Suite struct TrendReportTests {
  private let store: ResultStore

  init() throws {
    store = try ResultStore()
  }

  private func write(_ medians: [Double], commits: [String?] = []) throws {
    for (day, median) in medians.enumerated() {
      try MeasuredRun(
        metrics: [MeasuredRun.latency(median)], commit: day < commits.count ? commits[day] : nil, day: day / 2
      ).write(to: store)
    }
  }

  private func trend(by grouping: MetricTrend.Grouping = .run, last: Int = 20) throws -> MetricTrend {
    let found = try store.measurements(of: nil, lab: "semantic-caching", limit: last)
    return try #require(
      MetricTrend(lab: "semantic-caching", metric: found.metric, found.measurements, by: grouping))
  }

  @Test func `A line over runs, and the place from which on it lies lower`() throws {
    try write([250, 252, 249, 251, 250, 248, 253, 250, 200, 202, 199, 201, 198, 200, 203, 200])
    let change = try #require(try trend().series.first?.change)
    #expect(change.label == "9" && change.before == 250 && change.after == 200)
    let lines = TrendReport(try trend(), style: TerminalStyle(width: 60)).text
    #expect(
      lines == """
        semantic-caching: latency by run
        latency, ms, median
        253 │●··●···●··●···●···●··●···●
            │                          ·
            │                           ·●···●···●··●···●··●···●···●
            │
            │
            │
        127 │
            │
            │
            │
            │
          0 │
             1                         run                        16

          from 250 to 200 ms, median 226, 16 runs
          changed at run 9: 250 before, 200 from then on (Pettitt,
          p=0.007)
          next:  labs diff 1 16

        """)
  }

  @Test func `Only the newest runs count, and without a change nothing is claimed`() throws {
    try write([900, 900, 250, 252, 249, 251, 250, 248, 253, 250])
    let trend = try trend(last: 8)
    #expect(trend.labels == ["3", "4", "5", "6", "7", "8", "9", "10"])
    #expect(trend.series.first?.change == nil)
    #expect(
      TrendReport(trend, style: TerminalStyle()).text.contains("no change that chance does not explain"))
  }

  @Test func `Runs are taken together by commit or day`() throws {
    try write([250, 260, 200, 210], commits: ["aaaaaaa1", "aaaaaaa1", "bbbbbbb2", nil])
    let byCommit = try trend(by: .commit).series.first?.points.map { "\($0.label) \($0.value)" }
    #expect(byCommit == ["aaaaaaa 255.0", "bbbbbbb 200.0", "no commit 210.0"])
    let byDay = try trend(by: .day).series.first?.points.map { "\($0.label) \($0.value) \($0.runs)" }
    #expect(byDay == ["2026-03-01 255.0 [1, 2]", "2026-03-02 205.0 [3, 4]"])
  }

  @Test func `What was never measured says so`() throws {
    try MeasuredRun().write(to: store)
    func problem(_ metric: String?, _ lab: String) -> String {
      let error = #expect(throws: ResultStoreError.self) {
        try store.measurements(of: metric, lab: lab, limit: 20)
      }
      return error?.description ?? ""
    }
    #expect(problem(nil, "semantic-caching").contains("has measured anything"))
    #expect(problem(nil, "semantic-cashing").contains("did you mean 'semantic-caching'?"))
    try write([250])
    #expect(problem("latncy", "semantic-caching").contains("did you mean 'latency'?"))
  }
}
