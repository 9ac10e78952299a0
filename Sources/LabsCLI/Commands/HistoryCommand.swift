import ArgumentParser
import LabRunner
import LabTime
import Labs

/// `labs history`: the runs so far.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the runs so far, newest first.",
    discussion: """
      P50ms is the median latency of the requests that were answered, by the run's own clock. Times are in UTC. \
      --json=run,p50 is short for --json --columns run,p50.
      """)

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How many runs to list.", valueName: "count"))
  var limit = 20

  @Option(help: ArgumentHelp("How many of the newest to pass over.", valueName: "count"))
  var offset = 0

  @Flag(help: "List the oldest of them first.")
  var reverse = false

  @OptionGroup var filters: RunFilterOptions

  @Option(
    help: ArgumentHelp(
      "The columns, with commas between them: "
        + HistoryColumn.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "names"))
  var columns: String?

  @Flag(help: "Print a line for each run, tabs between its cells, nothing cut.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      """
      Print each run by a template, such as '{run} {lab}\\t{took}', with the names of columns in braces and the words \
      of --plain.
      """, valueName: "template"))
  var format: String?

  @OptionGroup var pager: PagerOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("-n takes a number from 1 up") }
    guard offset >= 0 else { throw ValidationError("--offset takes a number from 0 up") }
    if plain, display.json { throw ValidationError("--plain and --json do not go together") }
    if format != nil, plain || display.json || columns != nil {
      throw ValidationError("--format takes the place of --plain, --json and --columns")
    }
  }

  func run() async throws {
    let columns = try chosenColumns()
    let format = try format.map { template in try RunFormat(template) }
    var filter = try filters.filter(now: .system)
    let store = try results.storeIfPresent()
    defer { store?.close() }
    let isFiltered = filter != RunFilter() || offset > 0
    filter.limit = limit
    filter.offset = offset
    var runs = try store?.runs(filter) ?? []
    if runs.isEmpty { try explainNothing(filter, store) }
    if reverse { runs.reverse() }
    if display.json {
      Answer.write(
        try self.columns == nil ? JSONReport.text(runs) : JSONReport.text(runs, columns: columns))
    } else if plain {
      Answer.write(HistoryReport(runs, columns: columns, style: TerminalStyle(), now: .system).plainText)
    } else if let format {
      Answer.write(runs.map(format.line).joined())
    } else if !runs.isEmpty {
      let style = display.style()
      let next = style.wrapped("`labs show RUN` shows one of them, `labs diff A B` compares two.")
      await pager.write(
        HistoryReport(runs, columns: columns, style: style, now: .system).text + "\n\(next)\n")
    } else if isFiltered {
      Answer.write("No run is so. `labs history` lists all.\n")
    } else {
      Answer.write("No runs yet. Make one with `labs run token-rate-limiting`.\n")
    }
  }

  private func explainNothing(_ filter: RunFilter, _ store: ResultStore?) throws {
    if let store { return try store.explainNothing(filter, labs: AllLabs.all.map { $0.name }) }
    if let lab = filter.lab { _ = try AllLabs.named(lab) }
  }

  private func chosenColumns() throws -> [HistoryColumn] {
    guard let columns else { return HistoryColumn.standard }
    return try columns.split(separator: ",").map { name in try HistoryColumn(named: name) }
  }
}
