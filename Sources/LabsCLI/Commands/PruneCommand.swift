import ArgumentParser
import LabRunner
import LabTime

/// `labs prune`: takes old runs away.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Take old runs away, and give their space back.",
    discussion: """
      Runs that bear a tag, baselines and runs that still run always stay. With both --keep and --older a run goes when \
      both let it.
      """)

  @Option(help: ArgumentHelp("How many of each lab's newest runs stay.", valueName: "count"))
  var keep: Int?

  @Option(
    help: ArgumentHelp(
      "Only runs that began longer ago than this, such as 90d, 12w or 36h.", valueName: "time"))
  var older: String?

  @Flag(
    help: "Keep the runs with their metrics and assertions; lose texts, requests, charts, outputs and files.")
  var outputsOnly = false

  @Flag(name: [.customShort("n"), .long], help: "Only say which runs would go.")
  var dryRun = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    if keep == nil, older == nil { throw ValidationError("say which: --keep COUNT, --older TIME, or both") }
    if let keep, keep < 0 { throw ValidationError("--keep takes a number from 0 up") }
    if let older, TimeSpan.duration(older) == nil {
      throw ValidationError("--older takes a time such as 90d, 12w or 36h")
    }
  }

  func run() throws {
    let store = try results.existingStore()
    defer { store.close() }
    var rule = Pruning()
    rule.keep = keep
    rule.before = older.flatMap(TimeSpan.duration).map { Instant.system - $0 }
    rule.outputsOnly = outputsOnly
    let outcome = try store.prune(rule, dryRun: dryRun)
    guard !outcome.runs.isEmpty else { return Answer.write("There is nothing to take away.\n") }
    let count = outcome.runs.count
    let runs = "\(count) \(count == 1 ? "run" : "runs")"
    let numbers =
      outcome.runs.prefix(20).map(String.init).joined(separator: ", ") + (count > 20 ? ", ..." : "")
    if dryRun {
      Answer.write(
        "\(runs) would \(outputsOnly ? "lose their outputs" : "go"): \(numbers)\nWithout -n they do.\n")
    } else {
      Answer.write(
        "\(runs) \(outputsOnly ? "lost their outputs" : "went"): \(numbers)\n"
          + "The file is \(max(0, outcome.freed) / 1024) KB smaller. `labs history` lists what is left.\n")
    }
  }
}
