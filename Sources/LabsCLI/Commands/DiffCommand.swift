import ArgumentParser
import LabRunner

/// `labs diff [A [B ...]]`: what is different between runs.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare runs: parameters, policy, steps, assertions, metrics.",
    discussion: """
      Without runs, the newest is compared with the baseline of its lab, else with the run before it that passed. With \
      one, the newest of its lab is compared with it. Of more than two, each is compared with the first.

      A difference of medians is tested by Mann and Whitney's test where there are four samples on each side; from the \
      sixth test on the probabilities are corrected by Holm's method. The confidence interval of a median takes six \
      samples. Outliers are told and count.

      The exit code is 4 when a condition of --fail-on is met.
      """, aliases: ["compare"])

  @Argument(
    help: ArgumentHelp(
      "The runs: 42, @, @~1, LAB, LAB@~1, baseline, tag:NAME, FILE.sqlite#42.", valueName: "run"))
  var references: [String] = []

  @OptionGroup var options: ComparisonOptions

  @Option(
    help: ArgumentHelp(
      "Compare with that many runs before it that passed, taken together.", valueName: "count"))
  var againstLast: Int?

  @Flag(help: "Show what is the same too.")
  var all = false

  @Flag(help: "Show only what the runs were made with.")
  var paramsOnly = false

  @Flag(help: "Print Markdown, for a pull request.")
  var md = false

  @OptionGroup var pager: PagerOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    if let againstLast, againstLast < 1 { throw ValidationError("--against-last takes a number from 1 up") }
    if againstLast != nil, references.count > 1 {
      throw ValidationError("--against-last takes the place of the first run; name one run at most")
    }
    if md, display.json { throw ValidationError("--md and --json do not go together") }
  }

  func run() async throws {
    let conditions = try options.conditions()
    let runs = StoredRuns(results)
    defer { runs.close() }
    let comparison = RunComparison(try sides(runs), alpha: options.alpha)
    let gates = try conditions.flatMap { try RegressionGate.evaluate($0, in: comparison) }
    if display.json {
      Answer.write(try JSONReport.text(JudgedComparison(comparison: comparison, gates: gates)))
    } else if md {
      Answer.write(ComparisonMarkdown(comparison, gates: gates, all: all).text)
    } else {
      let report = ComparisonReport(comparison, gates: gates, style: display.style(), all: all)
      await pager.write(paramsOnly ? report.parametersText : report.text)
    }
    if gates.contains(where: { $0.fails }) { throw Ended(code: .regression) }
  }

  private func sides(_ runs: StoredRuns) throws -> [ComparedRun] {
    if references.count > 1 {
      return try references.map { text in
        let named = try runs.run(text)
        return try named.store.side(named.run)
      }
    }
    let (store, run) = try runs.run(references.first ?? "@")
    if let againstLast {
      let before = try store.passedRuns(before: run.run, limit: againstLast).map(store.run)
      guard let first = before.first else { throw LabError.nothingBefore(run) }
      return [try store.side(first, others: Array(before.dropFirst())), try store.side(run)]
    }
    // What is named is the base, unless it is itself the newest.
    if !references.isEmpty {
      let history = try runs.history()
      let newest = try history.newestRun(of: run.run.lab)
      if let newest, history !== store || newest != run.number {
        return [try store.side(run), try history.side(history.run(newest))]
      }
    }
    guard let base = try store.base(for: run.run) else { throw LabError.nothingBefore(run) }
    return [try store.side(store.run(base)), try store.side(run)]
  }
}

extension LabError {
  /// A run has nothing to be compared with.
  static func nothingBefore(_ run: LabRun) -> LabError {
    let lab = run.run.lab
    return LabError(
      .noInput, "there is no run of \(lab) to compare run \(run.number) with: none before it has passed",
      hint: "name one with `labs diff A \(run.number)`, or set one with `labs baseline \(lab) RUN`")
  }
}

/// What `labs diff --json` prints: the comparison, and what the conditions say of it.
private struct JudgedComparison: Encodable {
  let comparison: RunComparison
  let gates: [RegressionGate]

  private enum CodingKeys: CodingKey {
    case gates
  }

  func encode(to encoder: any Encoder) throws {
    try comparison.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(gates, forKey: .gates)
  }
}
