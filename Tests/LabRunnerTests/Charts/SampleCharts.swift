import LabRunner

/// Charts as labs draw them, one of each kind and more.
enum SampleCharts {
  static let regions = Chart.bars(
    Chart.Bars(
      title: "Load balancing results", xName: "Run", yName: "Response time (s)",
      points: [
        Chart.Point("1", 2.02, category: "East US"), Chart.Point("2", 0.41, category: "West US"),
        Chart.Point("3", 0.49, category: "Sweden Central"), Chart.Point("4", 0.66, category: "East US"),
        Chart.Point("5", nil, note: "429", category: "West US"), Chart.Point("6", 0.02, category: "East US"),
      ], showsMean: true))

  static let usage = Chart.table(
    Chart.Table(
      title: "Usage by subscription", columns: ["Subscription", "Model", "Tokens"],
      rows: [["alpha", "gpt-4o", "1200"], ["ベータ", "gpt-4o-mini", "34"], ["gamma"]]))

  static let stacked = Chart.stackedBars(
    Chart.StackedBars(
      title: "Tokens by minute", xName: "Minute", yName: "Tokens", labels: ["09:00", "09:01", "09:02"],
      series: [
        Chart.Series("alpha", [100, 50, nil]), Chart.Series("beta", [100, nil, nil]),
        Chart.Series("gamma", [1, nil, nil]),
      ]))

  static let lines = Chart.lines(
    Chart.Lines(
      title: "Usage", xName: "Time", yName: "Tokens", labels: ["09:00", "09:01", "09:02"],
      series: [Chart.Series("alpha", [0, 55, 110]), Chart.Series("beta", [110, nil, 0])]))

  /// Ten values from 102 to 168: two to four in each ten but those from 130 to 150.
  static let latency = Chart.histogram(
    Chart.Histogram(
      title: "Latency", xName: "ms", yName: "Requests",
      samples: [102, 104, 111, 112, 115, 119, 123, 127, 152, 168]))

  /// A circuit breaker that opens at 20 s and closes at 80 s, and what became of the requests meanwhile.
  static let breaker = Chart.timeline(
    Chart.Timeline(
      title: "Circuit breaker",
      rows: [
        .init(
          "openai1", spans: [.init(0, 20, category: "closed"), .init(20, 80, category: "open")],
          note: "60 s open"),
        .init("requests", depth: 1, marks: [.init(0, "200"), .init(20, "429"), .init(21, "503")]),
        .init("restart", depth: 1, spans: [.init(80, 80)], note: "0 ms"),
        .init("openai2", spans: [.init(0, 100, category: "closed")]),
      ]))

  static let all = [SampleRun.chart, regions, usage, stacked, lines, latency, breaker]
}
