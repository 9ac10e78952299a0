import Foundation
import LabRunner
import LabTime
import OpenAI

/// What stands between runs and those who want to know of them: reports, the menu, signals and time limits.
struct RunConsole {
  /// Where a person reads.
  let output: FileOutput
  /// How things are shown there.
  let style: TerminalStyle
  private let store: ResultStore
  private let report: TerminalReport
  private let reports: RunReporting
  private let summary: SummaryReport?
  private let menu: StepMenu?
  private let memory = RunMemory()
  private let termination = Termination()
  private let limits: TimeLimitOptions
  private let wall = RealClock(startingAt: .system)

  /// Prepares for runs.
  ///
  /// - Parameters:
  ///   - isSummary: Whether each run is told in a line or two.
  ///   - project: The folder that the labs lie in; nil where there is none.
  ///   - folders: Where the files of the labs lie, by the labs' names.
  ///   - store: Where runs are kept.
  /// - Throws: ``LabError`` when a person wants to be asked where that cannot be, or a report cannot be written.
  init(
    display: DisplayOptions, interaction: InteractionOptions, limits: TimeLimitOptions,
    reporting: ReportOptions, project: Project?, isSummary: Bool = false, folders: [String: String],
    store: ResultStore
  ) throws(LabError) {
    self.limits = limits
    self.store = store
    // What is asked for on standard output is the answer, and the report is beside it.
    let output = display.json || reporting.takesStandardOutput ? FileOutput.standardError : .standardOutput
    let style = display.style(for: output)
    self.output = output
    self.style = style
    let asks = try interaction.asks(output, isSuitable: !isSummary && !display.json)
    summary = isSummary ? SummaryReport(to: output, style: style) : nil
    report = TerminalReport(
      to: output, style: style, columns: { style.isTerminal ? display.style(for: output).width : nil },
      guide: { header in
        var guide = RunGuide(showsWholeProse: interaction.interactive)
        if style.motion {
          let readme = folders[header.lab.name].flatMap {
            FileManager.default.contents(atPath: $0 + "/README.md")
          }
          guide.prose = readme.map { LabProse(markdown: String(decoding: $0, as: UTF8.self)) }
        }
        // Without them there is no ETA, and no harm.
        if header.mode == .live { guide.usual = (try? store.usualTimes(of: header.lab.name)) ?? [:] }
        return guide
      })
    reports = try RunReporting(reporting, showing: summary ?? report, on: output, project: project)
    menu =
      asks
      ? StepMenu(
        Prompt(output, display), pausesAlways: interaction.interactive, memory: memory,
        termination: termination,
        folder: { $0.folder }) : nil
  }

  /// The runner whose runs are told and asked about here.
  func runner(store: ResultStore, endpoint: ModelEndpoint?) -> Runner {
    Runner(
      store: store, wall: wall, models: .found(), endpoint: endpoint, control: menu,
      stepLimit: limits.stepTimeout?.duration,
      interruption: { [termination] in termination.code ?? .interrupted },
      observe: { [reports, memory, menu] event in
        reports.show(event)
        if menu != nil { memory.note(event) }
      })
  }

  /// The outcomes of runs that a signal or the time limit ends early.
  func follow(_ runs: @escaping @Sendable () async throws -> [RunOutcome]) async throws -> [RunOutcome] {
    let ticks = Task { [report, wall] in
      while (try? await wall.sleep(for: .milliseconds(200))) != nil { report.tick(at: wall.now) }
    }
    let end = Task { [termination, limits, wall] in
      guard let limit = limits.timeout, (try? await wall.sleep(for: limit.duration)) != nil else { return }
      termination.expire()
    }
    defer {
      ticks.cancel()
      end.cancel()
    }
    let outcomes: [RunOutcome]
    do {
      outcomes = try await termination.ending(Task { try await runs() }) { [termination] in
        let reason = termination.code == .timedOut ? "The time is over" : "Interrupted"
        Notice.write("\n\(reason); cleaning up. Ctrl-C again ends it at once.\n")
      }
    } catch {
      // What kept the labs from their end is worse than what became of the reports.
      try? reports.finish(in: store)
      throw error
    }
    summary?.end()
    try reports.finish(in: store)
    return outcomes
  }

  /// Ends a command as its runs have ended.
  ///
  /// - Parameter isRegression: Whether one is worse than the run it is compared with.
  /// - Throws: ``Ended`` unless all have passed.
  func end(_ outcomes: [RunOutcome], isRegression: Bool = false) throws {
    var worst = outcomes.map(\.exitCode).max { $0.rawValue < $1.rawValue } ?? .passed
    if case .failed(let number)? = report.failure {
      Notice.write("error: the report could not be written: \(String(cString: strerror(number)))\n")
      if let run = outcomes.last?.number { Notice.write("hint:  the run is kept: `labs show \(run)`\n") }
      if worst == .passed { worst = .inputOutput }
    }
    if isRegression { worst = worst.withRegression }
    let isSignal = worst == .interrupted || worst == .terminated
    if worst != .passed { throw Ended(code: worst, signal: isSignal ? termination.cause : nil) }
  }
}
