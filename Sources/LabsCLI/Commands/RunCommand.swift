import AIGateway
import ArgumentParser
import Foundation
import LabRunner
import LabTime
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

  @Flag(help: "Run over HTTP on loopback ports, in real time.")
  var live = false

  @OptionGroup var annotations: AnnotationOptions
  @OptionGroup var regression: RegressionOptions
  @OptionGroup var models: ModelEndpointOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
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
  }

  func run() async throws {
    // Everything a person can get wrong is found before the first lab runs.
    let finder = LabFinder(results)
    let chosen = try (all ? AllLabs.all.map { $0.name } : labs).map { name in
      let found = try finder.lab(name)
      return (found: found, lab: try options.configured(found))
    }
    let tags = try annotations.checkedTags()
    let comparing = try regression.comparing(results)
    let endpoint = try await models.endpoint(for: chosen.map(\.lab.lab.service))
    let store = try results.store()
    defer { store.close() }
    // What is asked for on standard output is the answer, and the report is beside it.
    let output = display.json || reporting.takesStandardOutput ? FileOutput.standardError : .standardOutput
    let style = display.style(for: output)
    let summary = SummaryReport(to: output, style: style)
    let report = try RunReporting(
      reporting, showing: all ? summary : TerminalReport(to: output, style: style), on: output,
      project: finder.project)
    let termination = Termination()
    let runner = Runner(
      store: store, wall: RealClock(startingAt: .system), models: .found(), endpoint: endpoint,
      interruption: { termination.code ?? .interrupted }, observe: { report.show($0) })

    let work = Task {
      var outcomes: [RunOutcome] = []
      for (found, lab) in chosen {
        let header = RunHeader(
          lab: found.record, parameters: lab.parameters,
          seed: options.chosenSeed, mode: live || endpoint != nil ? .live : .simulated,
          arguments: ["labs"] + CommandLine.arguments.dropFirst(),
          git: GitState.read(in: found.isOwn ? found.folder : finder.project?.root ?? found.folder),
          machine: .current, labsVersion: Version.text, note: annotations.note, tags: tags,
          documents: LabFiles.read(found.folder))
        do {
          outcomes.append(try await runner.run(lab, header, folder: found.folder))
        } catch let error as PolicyError {
          throw error.inFolder(found.folder)
        }
        if outcomes.last?.status == .interrupted { break }
      }
      return outcomes
    }
    let outcomes: [RunOutcome]
    do {
      outcomes = try await termination.ending(work) {
        Notice.write("\nInterrupted; cleaning up. Ctrl-C again ends it at once.\n")
      }
    } catch {
      // What kept the labs from their end is worse than what became of the reports.
      try? report.finish(in: store)
      throw error
    }
    if all { summary.end() }
    try report.finish(in: store)
    if display.json {
      let runs = try outcomes.compactMap(\.number).map { try store.run($0) }
      Answer.write(try runs.count == 1 && !all ? JSONReport.text(runs[0]) : JSONReport.text(runs))
    }
    let isRegression = try comparing?.compare(outcomes.compactMap(\.number), in: store) { comparison, gates in
      try? output.write("\n" + ComparisonReport(comparison, gates: gates, style: style).text)
    }
    let worst = outcomes.map(\.exitCode).max { $0.rawValue < $1.rawValue } ?? .passed
    let code = isRegression == true ? worst.withRegression : worst
    if code != .passed { throw Ended(code: code) }
  }
}
