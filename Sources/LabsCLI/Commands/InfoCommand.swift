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
    let info = LabInfo(lab, folder: try? Project.current().folder(of: type(of: lab)))
    if display.json {
      Answer.write(try JSONReport.text(info))
      return
    }
    Answer.write("\(info.title)  (\(info.name))\n\(info.summary)\n\nParameters, set with -p name=value:\n")
    display.write(
      TextTable(
        columns: [.init("NAME"), .init("TYPE"), .init("DEFAULT", .right), .init("MEANING")],
        rows: info.parameters.map { [$0.name, $0.type, $0.default, $0.meaning] }))
    Answer.write("\nSteps:\n")
    for step in info.steps { Answer.write("  \(step.phase.rawValue)  \(step.name)\n") }
    if let folder = info.folder { Answer.write("\nPolicy and prose: \(folder)\n") }
    Answer.write("Run it with `labs run \(info.name)`.\n")
  }
}

/// A lab as `labs info` describes it.
private struct LabInfo: Encodable {
  struct Parameter: Encodable {
    let name: String
    let type: String
    let `default`: String
    let allowed: String?
    let meaning: String
  }

  struct Step: Encodable {
    let phase: Phase
    let name: String
  }

  let name: String
  let title: String
  let category: String
  let summary: String
  let parameters: [Parameter]
  let steps: [Step]
  let folder: String?

  init(_ lab: any Lab, folder: String?) {
    let type = type(of: lab)
    name = type.name
    title = type.title
    category = type.category
    summary = type.summary
    parameters = lab.parameters.map {
      Parameter(name: $0.name, type: $0.type, default: $0.standardText, allowed: $0.allowed, meaning: $0.help)
    }
    steps = lab.steps.map { Step(phase: $0.phase, name: $0.name) }
    self.folder = folder
  }
}
