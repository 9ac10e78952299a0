import AIGateway
import ArgumentParser
import Foundation
import LabRunner
import LabTime
import Labs
import OpenAI

/// `labs resume [RUN]`: a new run that goes on where an earlier one stopped.
struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with a run at its first step that did not pass.",
    discussion: """
      Makes a new run. Steps that passed are reused; the service is deployed again with its counters, caches and \
      breakers as they were at the end of the last of them, and in simulated time with the clock as it was. After an \
      edit of the policy, assertions that did not pass are judged on new answers.
      """)

  @Argument(
    help: ArgumentHelp(
      "The run; the newest that did not pass when there is none. As in `labs show`: 42, @, @~1, @failed, LAB.",
      valueName: "run"), completion: .runs)
  var reference: String?

  @Option(help: ArgumentHelp("Go on at this step, though it passed.", valueName: "step"))
  var from: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Run these steps again though they passed, and what reads their outputs.", valueName: "step"))
  var fresh: [String] = []

  @OptionGroup var steps: StepOptions

  @Option(
    name: [.customShort("p"), .customLong("parameter")],
    help: ArgumentHelp("Set a parameter to another value than it had.", valueName: "name=value"))
  var parameters: [String] = []

  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var limits: TimeLimitOptions
  @OptionGroup var models: ModelEndpointOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() async throws {
    // Where there is no history yet none is made.
    guard let reader = try results.storeIfPresent() else { throw Self.nothingToGoOnWith }
    reader.close()
    let store = try results.store(patience: limits.wait.duration)
    defer { store.close() }
    let past = try pastRun(in: store)
    let finder = LabFinder(results)
    let found = try finder.lab(past.run.run.lab)
    let resumption = try Resumption(past, lab: found.lab, parameters)
    let folder = found.folder
    let documents = LabFiles.read(folder)
    let planner = try resumption.planner(documents: documents, selection: selection)
    let output = display.json || reporting.takesStandardOutput ? FileOutput.standardError : .standardOutput
    let style = display.style(for: output)
    let git = GitState.read(in: found.workingCopy)
    let lines = resumption.lines(planner, documents: documents, git: git, style: style)
    try? output.write(lines.joined(separator: "\n") + (planner.isDone ? "\n" : "\n\n"))
    if planner.isDone {
      if display.json { Answer.write(try JSONReport.text(past.run)) }
      return
    }
    // A run that goes on from this one finds the endpoint there again.
    let words = endpointWords(of: past.run)
    let endpoint = try await (words.isEmpty ? models : .parse(words)).endpoint(
      for: [resumption.lab.lab.service])

    let console = try RunConsole(
      display: display, interaction: interaction, limits: limits, reporting: reporting,
      project: finder.project, folders: [past.run.run.lab: folder], store: store)
    let runner = console.runner(store: store, endpoint: endpoint)
    let header = resumption.header(
      isLive: endpoint != nil, documents: documents,
      arguments: ["labs"] + CommandLine.arguments.dropFirst() + words, git: git, labsVersion: Version.text)
    let plan = planner.plan
    let outcomes = try await console.follow {
      do {
        return [try await runner.run(resumption.lab, header, folder: folder, plan: plan)]
      } catch let error as PolicyError {
        throw error.inFolder(folder)
      }
    }
    if display.json, let number = outcomes.first?.number {
      Answer.write(try JSONReport.text(store.run(number)))
    }
    try console.end(outcomes)
  }

  private var selection: StepSelection {
    StepSelection(from: from, fresh: fresh, until: steps.until, only: steps.only, skip: steps.skip)
  }

  private func pastRun(in store: ResultStore) throws -> PastRun {
    let number = try reference.map { try store.number(of: $0) } ?? store.newestUnfinishedRun()
    guard let number else { throw Self.nothingToGoOnWith }
    let past = try store.pastRun(number)
    guard past.run.run.status != .running else {
      throw LabError(
        .temporary, "run \(number) is still going, in process \(past.run.run.pid)",
        hint: "wait for its end, or stop it with Ctrl-C")
    }
    return past
  }

  private static var nothingToGoOnWith: LabError {
    LabError(
      .noInput, "there is no run to go on with: none has stopped before its end",
      hint: "`labs history` lists the runs; `labs resume RUN --from STEP` repeats a part of one that passed")
  }

  // The words that name the endpoint of the earlier run, unless one is asked for now.
  private func endpointWords(of run: LabRun) -> [String] {
    models.isEmpty ? ModelEndpoint.options(in: run.run.argv) : []
  }
}
