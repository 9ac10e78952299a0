import ArgumentParser
import LabRunner

/// How runs are compared, and which change is a regression.
struct ComparisonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A regression, such as 'latency.p50>+10%', 'latency.p95>300' or 'errors>0'; may be given several times. A \
      change of a median or mean counts when it is significant.
      """, valueName: "condition"))
  var failOn: [String] = []

  @Option(
    help: ArgumentHelp("What is significant is less likely than this by chance.", valueName: "probability"))
  var alpha = 0.05

  func validate() throws {
    guard alpha > 0, alpha < 1 else { throw ValidationError("--alpha takes a number above 0 and below 1") }
  }

  /// The conditions for a regression.
  func conditions() throws -> [MetricCondition] {
    try failOn.map(MetricCondition.init)
  }
}
