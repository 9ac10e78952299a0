import ArgumentParser
import LabRunner

/// `labs show [RUN]`: what a run did and what came out.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its steps, requests, charts and assertions.")

  @Argument(
    help: ArgumentHelp(
      "The run: 42, @ for the newest, @~1 for the one before, @failed, LAB, LAB@~1, tag:NAME, FILE.sqlite#42.",
      valueName: "run"))
  var reference = "@"

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let runs = StoredRuns(results)
    defer { runs.close() }
    let run = try runs.run(reference).run
    if display.json {
      Answer.write(try JSONReport.text(run))
    } else {
      Answer.write(LabRunReport(run, style: display.style()).text)
    }
  }
}
