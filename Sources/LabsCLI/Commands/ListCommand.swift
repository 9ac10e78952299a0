import ArgumentParser
import LabRunner
import Labs

/// `labs list`: the labs there are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the labs and how each ended last.", aliases: ["ls"])

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let store = try results.storeIfPresent()
    defer { store?.close() }
    let rows = try AllLabs.all.map { lab in
      ListedLab(lab, last: try store?.runs(limit: 1, lab: lab.name).first)
    }
    if display.json {
      Answer.write(try JSONReport.text(LabList(labs: rows)))
      return
    }
    let table = TextTable(
      columns: [.init("LAB"), .init("CATEGORY"), .init("LAST"), .init("TITLE")],
      rows: rows.map { [$0.name, $0.category, $0.lastInWords, $0.title] })
    display.write(table)
    Answer.write("\nRun one with `labs run NAME`; `labs info NAME` says more of it.\n")
  }
}

/// What `labs list --json` prints.
private struct LabList: Encodable {
  let schema = "labs.list/1"
  let labs: [ListedLab]
}

/// A lab as `labs list` shows it.
private struct ListedLab: Encodable {
  let name: String
  let title: String
  let category: String
  let summary: String
  let lastRun: Int64?
  let lastStatus: RunStatus?

  init(_ lab: any Lab.Type, last: RunSummary?) {
    name = lab.name
    title = lab.title
    category = lab.category
    summary = lab.summary
    lastRun = last?.run.id
    lastStatus = last?.run.status
  }

  var lastInWords: String {
    guard let lastRun, let lastStatus else { return "never run" }
    return "\(lastStatus.rawValue), run \(lastRun)"
  }
}
