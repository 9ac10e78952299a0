import ArgumentParser
import LabRunner

/// What the runs that are being made are compared with.
struct RegressionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Compare each run with this one: 42, @, LAB@~1, baseline, tag:NAME, FILE.sqlite#42. With --fail-on alone, with \
      the baseline of its lab, else with the run before it that passed.
      """, valueName: "run"))
  var compare: String?

  @OptionGroup var options: ComparisonOptions

  /// Finds what the runs are compared with, before there are any: then `@` is not yet one of them.
  ///
  /// - Returns: What compares; nil when nothing is asked for.
  func comparing(_ results: ResultsOptions) throws -> RunComparing? {
    let conditions = try options.conditions()
    guard compare != nil || !conditions.isEmpty else { return nil }
    let runs = StoredRuns(results)
    defer { runs.close() }
    let base = try compare.map { text in
      let named = try runs.run(text)
      return try named.store.side(named.run)
    }
    return RunComparing(base: base, conditions: conditions, alpha: options.alpha)
  }
}

/// Compares runs that have just been made.
struct RunComparing {
  /// What they are compared with; nil for the baseline of each, or the run before it that passed.
  let base: ComparedRun?
  let conditions: [MetricCondition]
  let alpha: Double

  /// Shows a comparison for each run.
  ///
  /// - Returns: Whether a condition for a regression is met.
  func compare(
    _ runs: [Int64], in store: ResultStore, show: (RunComparison, [RegressionGate]) -> Void
  ) throws -> Bool {
    var fails = false
    for number in runs {
      let run = try store.run(number)
      let base = try base ?? store.base(for: run.run).map { try store.side(store.run($0)) }
      guard let base else { throw LabError.nothingBefore(run) }
      let comparison = RunComparison([base, try store.side(run)], alpha: alpha)
      let gates = try conditions.flatMap { try RegressionGate.evaluate($0, in: comparison) }
      show(comparison, gates)
      fails = fails || gates.contains { $0.fails }
    }
    return fails
  }
}
