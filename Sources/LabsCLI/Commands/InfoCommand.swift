import ArgumentParser
import LabRunner
import Labs

/// `labs info LAB`: what a lab shows, its parameters and its steps.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Describe a lab: what it shows, its parameters, its steps.")

  @Argument(help: "The lab.")
  var lab: String

  @OptionGroup var display: DisplayOptions

  func run() throws {
    let lab = try AllLabs.named(lab)
    let description = LabDescription(lab, folder: try? Project.current().folder(of: type(of: lab)))
    if display.json {
      Answer.write(try JSONReport.text(description))
    } else {
      Answer.write(LabReport(description, style: display.style()).text)
    }
  }
}
