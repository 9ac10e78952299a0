import ArgumentParser
import LabRunner

/// `labs info LAB`: what a lab shows, its parameters and its steps.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Describe a lab: what it shows, its parameters, its steps.")

  @Argument(help: "The lab: its name, or the folder of one's own.", completion: .labs)
  var lab: String

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let found = try LabFinder(results).lab(lab)
    let description = LabDescription(found.lab, folder: found.folder)
    if display.json {
      Answer.write(try JSONReport.text(description))
    } else {
      Answer.write(LabReport(description, style: display.style(), name: lab).text)
    }
  }
}
