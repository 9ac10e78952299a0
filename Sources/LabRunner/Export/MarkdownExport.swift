import Foundation

/// Runs as Markdown: verdict, provenance, assertions, charts as text, metrics, requests, and the lab's documents.
enum MarkdownExport {
  static func text(_ runs: [ExportedRun]) -> String {
    runs.map { blocks(of: $0).joined(separator: "\n\n") }.joined(separator: "\n\n") + "\n"
  }

  /// A run as blocks that may be left out from the end; the verdict comes first, the longest last.
  static func blocks(of exported: ExportedRun) -> [String] {
    let run = exported.run
    let glyphs = Glyphs.unicode
    var blocks = [
      "# \(glyphs.mark(run.run.status)) \(MarkdownText.escaped(run.lab.title)), run \(run.number)",
      "**\(MarkdownText.escaped(exported.verdict))**",
      MarkdownText.table(["", ""], exported.facts.map { [$0.name, $0.value] }),
    ]
    blocks += failures(of: run)
    blocks += assertions(of: run)
    if !run.charts.isEmpty {
      blocks.append("## Charts")
      blocks += run.charts.map { MarkdownText.fenced($0.text()) }
    }
    let metrics = run.metrics
    if !metrics.isEmpty { blocks += ["## Metrics", MarkdownText.fenced(lines(metrics))] }
    let requests = requests(of: run)
    if !requests.isEmpty {
      blocks.append(folded("\(RunTotals.plural(run.requests.count, "request"))", requests))
    }
    for document in exported.textDocuments {
      let language = document.path.hasSuffix(".xml") ? "xml" : "text"
      blocks.append(folded(document.path, MarkdownText.fenced(document.text, language: language)))
    }
    return blocks
  }

  private static func lines(_ metrics: [MetricRecord]) -> String {
    metrics.map(MetricLine.text).joined(separator: "\n")
  }

  private static func folded(_ summary: String, _ text: String) -> String {
    "<details><summary>\(Markup.escaped(summary))</summary>\n\n\(text)\n\n</details>"
  }

  private static func failures(of run: LabRun) -> [String] {
    run.steps.compactMap { step in
      step.error.map { error in
        "**\(MarkdownText.escaped(step.name))** ended with \(step.status.rawValue):\n\n"
          + MarkdownText.fenced(error.message)
      }
    }
  }

  private static func assertions(of run: LabRun) -> [String] {
    let steps = run.steps.filter { !$0.assertions.isEmpty }
    guard !steps.isEmpty else { return [] }
    let rows = steps.flatMap { step in
      step.assertions.map { recorded -> [String] in
        let assertion = recorded.content
        let place = assertion.passed ? nil : assertion.file
        return [
          Glyphs.unicode.mark(assertion.passed ? .passed : .failed)
            + (assertion.passed ? " held" : " failed"),
          assertion.message, assertion.expected ?? "", assertion.actual ?? "",
          place.map { "\($0)\(assertion.line.map { ":\($0)" } ?? "")" } ?? "",
        ]
      }
    }
    return ["## Assertions", MarkdownText.table(["", "assertion", "expected", "actual", "at"], rows)]
  }

  private static func requests(of run: LabRun) -> String {
    let rows = run.requests.enumerated().map { index, request in
      [
        "\(index + 1)", request.status.map { "\($0)" } ?? "", request.totalTokens.map { "\($0)" } ?? "",
        Elapsed.text(.milliseconds(request.latencyMs)), request.backend ?? "",
        "\(request.method) \(request.path)", request.error ?? "",
      ]
    }
    guard !rows.isEmpty else { return "" }
    return MarkdownText.table(["", "status", "tokens", "took", "from", "request", "error"], rows)
  }
}
