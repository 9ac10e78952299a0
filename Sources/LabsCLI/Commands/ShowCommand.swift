import ArgumentParser
import LabRunner

/// `labs show [RUN]`: what a run did and what came out.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its steps, requests, charts and assertions.")

  @Argument(
    help: ArgumentHelp(
      "The run: 42, @ for the newest, @~1 for the one before, @failed, LAB, LAB@~1, tag:NAME.",
      valueName: "run"), completion: .runs)
  var reference = "@"

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    guard let store = try results.storeIfPresent(), try store.newestRun() != nil else {
      throw LabError(.noInput, "there are no runs yet", hint: "make one with `labs run token-rate-limiting`")
    }
    defer { store.close() }
    let run = try store.run(store.number(of: reference))
    if display.json {
      Answer.write(try JSONReport.text(run))
    } else {
      Answer.write(LabRunReport(run, style: display.style()).text)
    }
  }
}
