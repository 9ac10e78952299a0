import ArgumentParser
import LabRunner

/// `labs trend LAB [METRIC]`: a metric over the runs of a lab.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Draw a metric over the runs of a lab.",
    discussion: """
      A point is the median of a run. From eight points on, the place where they change most clearly is told if chance \
      does not explain it (Pettitt's test).
      """)

  @Argument(help: "The lab.")
  var lab: String

  @Argument(help: "The metric; without one latency, or the first that the lab measures.")
  var metric: String?

  @Option(help: ArgumentHelp("How many runs, the newest.", valueName: "count"))
  var last = 20

  @Option(
    help: ArgumentHelp("What a point stands for: run, commit or day.", valueName: "word"),
    transform: { text in
      guard let grouping = MetricTrend.Grouping(rawValue: text) else {
        throw ValidationError("--by takes run, commit or day")
      }
      return grouping
    })
  var by = MetricTrend.Grouping.run

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    guard last > 0 else { throw ValidationError("--last takes a number from 1 up") }
  }

  func run() throws {
    guard let store = try results.storeIfPresent() else {
      throw LabError(.noInput, "there are no runs yet", hint: "make one with `labs run \(lab)`")
    }
    defer { store.close() }
    let found = try store.measurements(of: metric, lab: lab, limit: last)
    guard let trend = MetricTrend(lab: lab, metric: found.metric, found.measurements, by: by) else { return }
    Answer.write(
      try display.json ? JSONReport.text(trend) : TrendReport(trend, style: display.style()).text)
  }
}
