import Foundation
import LabTime

/// Runs as a Jupyter notebook (nbformat 4.5): the lab's prose, a code cell for each step, and what came out of it.
enum NotebookExport {
  static func text(_ runs: [ExportedRun]) -> String {
    let notebook = Notebook(
      cells: runs.flatMap(cells),
      metadata: .init(labs: runs.map { .init(run: $0.run.number, uid: $0.run.run.uid, lab: $0.run.lab.name) })
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Nothing in it can fail to be written: there are texts and whole numbers only.
    let data = (try? encoder.encode(notebook)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func cells(_ exported: ExportedRun) -> [NotebookCell] {
    let run = exported.run
    let facts = exported.facts.map { "- \($0.name): \(MarkdownText.escaped($0.value))" }
    let head = [
      "# \(MarkdownText.escaped(run.lab.title)), run \(run.number)",
      "**\(MarkdownText.escaped(exported.verdict))**", facts.joined(separator: "\n"),
    ]
    var cells = [NotebookCell(id: "run-\(run.number)", markdown: head.joined(separator: "\n\n"))]
    for (index, text) in sections(of: exported.prose ?? "").enumerated() {
      cells.append(NotebookCell(id: "run-\(run.number)-prose-\(index + 1)", markdown: text))
    }
    for document in exported.textDocuments where document.path.hasSuffix(".xml") {
      let text = "`\(document.path)`\n\n" + MarkdownText.fenced(document.text, language: "xml")
      cells.append(NotebookCell(id: "run-\(run.number)-file-\(cells.count)", markdown: text))
    }
    return cells + run.steps.map { cell(of: $0, exported) }
  }

  // The prose at its headings, so that a reader can fold and move its parts; a heading in code is none.
  private static func sections(of prose: String) -> [String] {
    var sections: [[Substring]] = [[]]
    var isCode = false
    for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      if line.hasPrefix("## "), !isCode { sections.append([]) }
      sections[sections.count - 1].append(line)
    }
    return sections.map { $0.joined(separator: "\n").trimmingCharacters(in: .newlines) }
      .filter { !$0.isEmpty }
  }

  private static func cell(of step: StepRecord, _ exported: ExportedRun) -> NotebookCell {
    let comment = "// \(step.phase.rawValue): \(PlainText.line(step.name))"
    let source = exported.source(of: step).map { "\(comment)\n\($0)" } ?? comment
    var outputs: [NotebookCell.Output] = []
    let printed = printed(step)
    if !printed.isEmpty { outputs.append(.stream(printed.joined(separator: "\n") + "\n")) }
    for chart in step.charts.map(\.content) {
      outputs.append(
        .display(text: chart.text(), svg: chart.svg(id: "run\(exported.run.number)-\(outputs.count)")))
    }
    for assertion in step.assertions.map(\.content) where !assertion.passed {
      let lines = AssertionLines.lines(assertion, style: TerminalStyle(width: 100))
      outputs.append(.error(name: "AssertionFailed", value: PlainText.line(assertion.message), trace: lines))
    }
    if let error = step.error {
      outputs.append(
        .error(name: error.type, value: PlainText.line(error.message), trace: PlainText.lines(error.message)))
    }
    return NotebookCell(
      id: "run-\(exported.run.number)-step-\(step.ordinal)", code: source,
      number: step.status == .skipped ? nil : step.ordinal, outputs: outputs,
      labs: .init(
        phase: step.phase.rawValue, status: step.status.rawValue, startedAt: step.startedAt?.iso8601,
        durationMs: step.durationMs))
  }

  private static func printed(_ step: StepRecord) -> [String] {
    let style = TerminalStyle(width: 100)
    var requests = 0
    return step.contents.flatMap { content -> [String] in
      switch content.kind {
      case .text(let record): return PlainText.lines(record.text)
      case .request(let request):
        requests += 1
        return [RequestLine.text(request, number: requests, style: style)]
      case .metric(let metric): return [MetricLine.text(metric)]
      case .assertion(let assertion) where assertion.passed:
        return AssertionLines.lines(assertion, style: style)
      default: return []
      }
    }
  }

  private struct Notebook: Encodable {
    struct Metadata: Encodable {
      struct Run: Encodable {
        var run: Int64
        var uid: String
        var lab: String
      }
      var kernelspec = ["display_name": "Swift", "language": "swift", "name": "swift"]
      var language_info = ["name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift"]
      var labs: [Run]
    }
    var cells: [NotebookCell]
    var metadata: Metadata
    var nbformat = 4
    var nbformat_minor = 5
  }
}
