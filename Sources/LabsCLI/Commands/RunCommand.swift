import AIGateway
import ArgumentParser
import Foundation
import LabRunner
import Labs
import OpenAI

/// `labs run LAB...`: runs labs and tells what came out.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run labs: deploy, exercise, assert, clean up.",
    discussion: """
      In simulated time, the default, a minute passes in an instant and the same seed gives the same run. \
      --live runs the same steps over HTTP on loopback ports in real time, as does --model-endpoint.
      """)

  @Argument(help: "The labs to run.")
  var labs: [String] = []

  @Flag(help: "Run every lab, a line for each, and end with a table.")
  var all = false

  @OptionGroup var options: LabOptions
  @OptionGroup var steps: StepOptions

  // What comes before the step has to have been run: it belongs to another command, which is told.
  @Option(help: .hidden)
  var from: String?

  @Flag(help: "Run over HTTP on loopback ports, in real time.")
  var live = false

  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var limits: TimeLimitOptions
  @OptionGroup var models: ModelEndpointOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    if let from {
      throw ValidationError(
        "--from goes on from an earlier run: labs resume \(labs.first ?? "RUN") --from '\(from)'")
    }
    if labs.isEmpty, !all {
      throw ValidationError("Missing expected argument '<labs> ...'; --all runs every lab")
    }
    if all, !labs.isEmpty { throw ValidationError("--all takes no names of labs") }
    if all, !options.parameters.isEmpty {
      throw ValidationError("--all takes no -p: labs have different parameters")
    }
    if all || labs.count > 1, !steps.selection.isEmpty {
      throw ValidationError("--until, --only and --skip take one lab: labs have different steps")
    }
  }

  func run() async throws {
    // Everything a person can get wrong is found before the first lab runs.
    let project = try Project.current()
    let chosen = try (all ? AllLabs.all.map { $0.name } : labs).map { try options.lab($0) }
    let plans = try chosen.map { try StepPlanner($0, steps.selection).plan }
    let endpoint = try await models.endpoint()
    let store = try results.store(patience: limits.wait.duration)
    defer { store.close() }
    let folders = Dictionary(
      chosen.map { (type(of: $0.lab).name, project.folder(of: type(of: $0.lab))) }, uniquingKeysWith: { $1 })
    let console = try RunConsole(
      display: display, interaction: interaction, limits: limits, isSummary: all, folders: folders,
      store: store)
    let runner = console.runner(store: store, endpoint: endpoint)

    let outcomes = try await console.follow {
      var outcomes: [RunOutcome] = []
      for (lab, plan) in zip(chosen, plans) {
        let type = type(of: lab.lab)
        let header = RunHeader(
          lab: LabRecord(name: type.name, title: type.title, category: type.category),
          parameters: lab.parameters,
          seed: options.chosenSeed, mode: live || endpoint != nil ? .live : .simulated,
          arguments: ["labs"] + CommandLine.arguments.dropFirst(),
          git: GitState.read(in: project.root), machine: .current, labsVersion: Version.text,
          documents: LabFiles.read(project.folder(of: type)))
        do {
          outcomes.append(try await runner.run(lab, header, folder: project.folder(of: type), plan: plan))
        } catch let error as PolicyError {
          throw error.inFolder(project.folder(of: type))
        }
        if outcomes.last?.status == .interrupted { break }
      }
      return outcomes
    }
    if display.json {
      let runs = try outcomes.compactMap(\.number).map { try store.run($0) }
      Answer.write(try runs.count == 1 && !all ? JSONReport.text(runs[0]) : JSONReport.text(runs))
    }
    try console.end(outcomes)
  }
}
