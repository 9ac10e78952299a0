import ArgumentParser
import LabRunner

/// `labs show [RUN]`: what a run did and what came out.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its steps, requests, charts and assertions.")

  @Argument(
    help: ArgumentHelp(
      "The run: 42, @ for the newest, @~1 for the one before, @failed, LAB, LAB@~1, tag:NAME, FILE.sqlite#42.",
      valueName: "run"), completion: .runs)
  var reference = "@"

  @OptionGroup var shown: ShowOptions
  @OptionGroup var pager: PagerOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    if display.json, shown.step != nil || !shown.parts.isEmpty {
      throw ValidationError("--json prints the whole run, and takes no part of it")
    }
  }

  func run() async throws {
    let runs = StoredRuns(results)
    defer { runs.close() }
    var run = try runs.run(reference).run
    if let step = shown.step { run = try run.only(step: step) }
    if display.json {
      Answer.write(try JSONReport.text(run))
    } else if !shown.parts.isEmpty {
      await pager.write(RunPartsReport(run, shown.parts, style: display.style()).text)
    } else {
      await pager.write(LabRunReport(run, style: display.style(), isPart: shown.step != nil).text)
    }
  }
}
