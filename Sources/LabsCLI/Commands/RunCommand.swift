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

  @Argument(help: "The labs to run: their names, or the folders of one's own.", completion: .labs)
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
  @OptionGroup var annotations: AnnotationOptions
  @OptionGroup var regression: RegressionOptions
  @OptionGroup var models: ModelEndpointOptions
  @OptionGroup var reporting: ReportOptions
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
    if display.json, reporting.takesStandardOutput {
      throw ValidationError("--json takes standard output; name a file for the other one")
    }
    if all || labs.count > 1, !steps.selection.isEmpty {
      throw ValidationError("--until, --only and --skip take one lab: labs have different steps")
    }
  }

  func run() async throws {
    // Everything a person can get wrong is found before the first lab runs.
    let finder = LabFinder(results)
    let chosen = try (all ? AllLabs.all.map { $0.name } : labs).map { name in
      let found = try finder.lab(name)
      return (found: found, lab: try options.configured(found))
    }
    // Git takes as long as the rest of a start, so it is asked meanwhile, and once for all labs of a working copy.
    let copies = Set(chosen.map(\.found.workingCopy))
    let git = Task { Dictionary(uniqueKeysWithValues: copies.map { ($0, GitState.read(in: $0)) }) }
    let plans = try chosen.map { try StepPlanner($0.lab, steps.selection).plan }
    let tags = try annotations.checkedTags()
    let comparing = try regression.comparing(results)
    let endpoint = try await models.endpoint(for: chosen.map(\.lab.lab.service))
    let store = try results.store(patience: limits.wait.duration)
    defer { store.close() }
    let folders = Dictionary(chosen.map { ($0.found.record.name, $0.found.folder) }, uniquingKeysWith: { $1 })
    let console = try RunConsole(
      display: display, interaction: interaction, limits: limits, reporting: reporting,
      project: finder.project, isSummary: all, folders: folders, store: store)
    let runner = console.runner(store: store, endpoint: endpoint)

    let outcomes = try await console.follow {
      var outcomes: [RunOutcome] = []
      for ((found, lab), plan) in zip(chosen, plans) {
        let header = RunHeader(
          lab: found.record, parameters: lab.parameters,
          seed: options.chosenSeed, mode: live || endpoint != nil ? .live : .simulated,
          arguments: ["labs"] + CommandLine.arguments.dropFirst(),
          git: await git.value[found.workingCopy] ?? nil, machine: .current, labsVersion: Version.text,
          note: annotations.note, tags: tags, documents: LabFiles.read(found.folder))
        do {
          outcomes.append(try await runner.run(lab, header, folder: found.folder, plan: plan))
        } catch let error as PolicyError {
          throw error.inFolder(found.folder)
        }
        if outcomes.last?.status == .interrupted { break }
      }
      return outcomes
    }
    if display.json {
      let runs = try outcomes.compactMap(\.number).map { try store.run($0) }
      Answer.write(try runs.count == 1 && !all ? JSONReport.text(runs[0]) : JSONReport.text(runs))
    }
    let isRegression = try comparing?.compare(outcomes.compactMap(\.number), in: store) { comparison, gates in
      try? console.output.write("\n" + ComparisonReport(comparison, gates: gates, style: console.style).text)
    }
    try console.end(outcomes, isRegression: isRegression == true)
  }
}
