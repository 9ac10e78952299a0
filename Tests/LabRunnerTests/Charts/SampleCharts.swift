import LabRunner

/// Charts as labs draw them.
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
}
