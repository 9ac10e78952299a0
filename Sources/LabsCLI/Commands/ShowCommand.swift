import ArgumentParser
import LabRunner

/// `labs show [RUN]`: what a run did and what came out.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its steps, requests, charts and assertions.")

  @Argument(help: "The run's number; the newest one by default.")
  var number: Int64?

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    guard let store = try results.storeIfPresent(), let number = try number ?? store.newestRun() else {
      throw LabError(.noInput, "there are no runs yet", hint: "make one with `labs run token-rate-limiting`")
    }
    defer { store.close() }
    let run = try store.run(number)
    if display.json {
      Answer.write(try JSONReport.text(run))
    } else {
      Answer.write(LabRunReport(run, style: display.style()).text)
    }
  }
}
