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
    let finder = LabFinder(results)
    let builtIn = try AllLabs.all.map { ListedLab($0.init(), try store?.form(ofLab: $0.name)) }
    // A lab of one's own is listed by its folder: to know more of it, it would have to be compiled.
    let own = try finder.ownNames.map { name in
      ListedLab(own: name, in: finder.project?.file("labs/\(name)"), try store?.form(ofLab: name))
    }
    let elsewhere = try finder.elsewhere.map { lab in
      ListedLab(own: lab.name, in: lab.folder, try store?.form(ofLab: lab.name))
    }
    let rows = builtIn + own + elsewhere
    if display.json {
      Answer.write(try JSONReport.text(LabList(labs: rows)))
      return
    }
    let glyphs = display.style().glyphs
    let table = TextTable(
      columns: [
        .init("LAB", least: 12), .init("STEPS", .right, least: .max, yields: 3),
        .init("USUAL", .right, least: .max, yields: 2), .init("LAST", .left, least: .max),
        .init("LATENCY p50", .left, least: .max, yields: 1), .init("TITLE", least: .max, yields: 4),
      ],
      rows: rows.map { $0.cells(glyphs) })
    display.write(table)
    if !elsewhere.isEmpty {
      Answer.write("\nYour own that are not in the project's labs/\n")
      display.write(TextTable(columns: [.init("LAB"), .init("FOLDER")], rows: elsewhere.map(\.place)))
    }
    Answer.write(
      "\n" + display.style().wrapped("Run one with `labs run NAME`; `labs info NAME` says more of it.") + "\n"
    )
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
  let title: String?
  /// Where one's own lies, absolute.
  let folder: String?
  let category: String
  let summary: String?
  let steps: Int?
  let lastRun: Int64?
  let lastStatus: RunStatus?
  let usualMs: Double?
  let latencyP50Ms: [Double]

  init(_ lab: any Lab, _ form: LabForm?) {
    let type = type(of: lab)
    self.init(
      name: type.name, title: type.title, category: type.category, summary: type.summary,
      steps: lab.steps.count,
      form)
  }

  init(own name: String, in folder: String?, _ form: LabForm?) {
    self.init(name: name, title: nil, folder: folder, category: "own", summary: nil, steps: nil, form)
  }

  private init(
    name: String, title: String?, folder: String? = nil, category: String, summary: String?, steps: Int?,
    _ form: LabForm?
  ) {
    self.name = name
    self.title = title
    self.folder = folder
    self.category = category
    self.summary = summary
    self.steps = steps
    lastRun = form?.last?.run.id
    lastStatus = form?.last?.run.status
    usualMs = form?.usualMs
    latencyP50Ms = form?.latencies ?? []
  }

  var place: [String] { [name, folder ?? ""] }

  func cells(_ glyphs: Glyphs) -> [String] {
    let last: String =
      if let lastRun, let lastStatus {
        "\(glyphs.mark(lastStatus)) \(lastStatus.rawValue), run \(lastRun)"
      } else { "never run" }
    let trend = latencyP50Ms.last.map {
      "\(Sparkline.text(latencyP50Ms, glyphs: glyphs)) \(Int($0.rounded())) ms"
    }
    return [
      name, steps.map(String.init) ?? "", usualMs.map { Elapsed.text(.milliseconds($0)) } ?? "", last,
      trend ?? "",
      title ?? "one of your own",
    ]
  }
}
