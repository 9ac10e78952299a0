import ArgumentParser
import LabRunner
import LabTime
import Labs

/// `labs history`: the runs so far.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the runs so far, newest first.")

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How many runs to list.", valueName: "count"))
  var limit = 20

  @Option(help: "List the runs of one lab only.")
  var lab: String?

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("-n takes a number from 1 up") }
  }

  func run() throws {
    let store = try results.storeIfPresent()
    defer { store?.close() }
    // One's own lab is known by its runs.
    if let lab, try store?.labs().contains(lab) != true { _ = try AllLabs.named(lab) }
    let runs = try store?.runs(limit: limit, lab: lab) ?? []
    if display.json {
      Answer.write(try JSONReport.text(runs))
    } else if runs.isEmpty {
      Answer.write("No runs yet. Make one with `labs run token-rate-limiting`.\n")
    } else {
      Answer.write(HistoryReport(runs, style: display.style(), now: .system).text)
      Answer.write("\n`labs show RUN` shows one of them.\n")
    }
  }
}
