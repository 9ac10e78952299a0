/// Runs as one page that needs no other file and no network.
enum HTMLExport {
  static func text(_ runs: [ExportedRun]) -> String {
    let title = runs.map { "\($0.run.lab.title), run \($0.run.number)" }.joined(separator: "; ")
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(HTMLStyle.text)\(SVGCanvas.style)</style>
      </head>
      <body>
      <main>
      \(runs.map(article).joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func article(_ exported: ExportedRun) -> String {
    let run = exported.run
    var parts = ["<article id=\"run-\(run.number)\">", head(exported)]
    if let prose = exported.prose {
      parts.append("<section>\n\(MarkdownPage.html(withoutTitle(prose), below: 1))\n</section>")
    }
    parts.append("<section>\n<h2>Assertions</h2>\n\(assertions(of: run))\n</section>")
    var phase: Phase?
    for step in run.steps where !isEmpty(step) {
      if step.phase != phase { parts.append("<h2>\(heading(of: step.phase))</h2>") }
      phase = step.phase
      parts.append(section(step, exported))
    }
    parts.append(
      """
      <section>
      <h2>When it ran</h2>
      <figure>
      \(Chart.timeline(run.timeline).svg(id: "run\(run.number)-steps", standsAlone: false))</figure>
      </section>
      """)
    if !exported.textDocuments.isEmpty {
      let files = exported.textDocuments.map {
        fold($0.path, "<pre><code>\(Markup.escaped($0.text))</code></pre>")
      }
      parts.append("<section>\n<h2>Files of the lab</h2>\n\(files.joined(separator: "\n"))\n</section>")
    }
    return (parts + ["</article>"]).joined(separator: "\n")
  }

  private static func head(_ exported: ExportedRun) -> String {
    let run = exported.run
    let status = run.run.status
    let list = exported.facts.map {
      "<dt>\(Markup.escaped($0.name))</dt><dd>\(Markup.escaped($0.value))</dd>"
    }
    return """
      <header>
      <h1>\(Markup.escaped(run.lab.title))</h1>
      <p class="verdict \(status.rawValue)">\(Glyphs.unicode.mark(status)) \(Markup.escaped(exported.verdict))</p>
      <dl>
      \(list.joined(separator: "\n"))
      </dl>
      </header>
      """
  }

  // The page has the lab's title already.
  private static func withoutTitle(_ prose: String) -> String {
    guard prose.hasPrefix("# ") else { return prose }
    return prose.firstIndex(of: "\n").map { String(prose[$0...]) } ?? ""
  }

  private static func heading(of phase: Phase) -> String {
    switch phase {
    case .deploy: "Deploy"
    case .exercise: "Exercise"
    case .assert: "Assert"
    case .cleanUp: "Clean up"
    }
  }

  // Assertions stand together at the top.
  private static func isEmpty(_ step: StepRecord) -> Bool {
    step.texts.isEmpty && step.requests.isEmpty && step.metrics.isEmpty && step.charts.isEmpty
      && step.error == nil
  }

  private static func assertions(of run: LabRun) -> String {
    let steps = run.steps.filter { !$0.assertions.isEmpty || $0.error != nil || $0.status == .skipped }
    guard !steps.isEmpty else { return "<p class=\"quiet\">This run asserted nothing.</p>" }
    return steps.map { step in
      var items = step.assertions.map { recorded -> String in
        let assertion = recorded.content
        let measured = assertion.passed && assertion.actual != assertion.expected ? assertion.actual : nil
        let note = measured.map { " <span class=\"quiet\">(\(Markup.escaped($0)))</span>" } ?? ""
        return item(
          assertion.passed ? .passed : .failed, assertion.passed ? "held" : "failed",
          Markup.escaped(assertion.message) + note + (assertion.passed ? "" : failure(assertion)))
      }
      if let error = step.error {
        items.append(
          item(step.status, step.status.rawValue, "<pre>\(Markup.escaped(error.message))</pre>"))
      } else if step.status == .skipped {
        items.append(item(.skipped, "skipped", "did not run"))
      }
      return
        "<h3>\(Markup.escaped(step.name))</h3>\n<ul class=\"claims\">\n\(items.joined(separator: "\n"))\n</ul>"
    }.joined(separator: "\n")
  }

  private static func item(_ status: RunStatus, _ word: String, _ html: String) -> String {
    let mark = Glyphs.unicode.mark(status)
    return
      "<li><span class=\"mark \(status.rawValue)\" role=\"img\" aria-label=\"\(word)\">\(mark)</span>\(html)</li>"
  }

  private static func failure(_ assertion: AssertionRecord) -> String {
    let place = assertion.file.map { "\($0)\(assertion.line.map { ":\($0)" } ?? "")" }
    let facts = [("expected", assertion.expected), ("actual", assertion.actual), ("at", place)]
    let list = facts.compactMap { name, value in
      value.map { "<dt>\(name)</dt><dd class=\"mono\">\(Markup.escaped($0))</dd>" }
    }
    return "<dl>\(list.joined())</dl>"
  }

  private static func section(_ step: StepRecord, _ exported: ExportedRun) -> String {
    let run = exported.run
    var parts: [String] = []
    let isChartOnly = step.charts.count == 1 && step.charts[0].title == step.name && step.texts.isEmpty
    if !isChartOnly { parts.append("<h3>\(Markup.escaped(step.name))</h3>") }
    if let earlier = step.reusedFrom { parts.append("<p class=\"quiet\">reused from run \(earlier)</p>") }
    if !step.texts.isEmpty {
      let text = step.texts.map(\.content.text).joined(separator: "\n")
      parts.append("<pre>\(Markup.escaped(text))</pre>")
    }
    for recorded in step.charts {
      parts.append(figure(recorded.content, id: "run\(run.number)-\(recorded.seq)"))
    }
    if !step.metrics.isEmpty { parts.append(HTMLTable.metrics(step.metrics.map(\.content))) }
    if !step.requests.isEmpty { parts.append(requests(step.requests.map(\.content))) }
    if let error = step.error {
      parts.append(
        "<pre class=\"error\">\(Markup.escaped("\(step.status.rawValue): \(error.message)"))</pre>")
    }
    if let source = exported.source(of: step) {
      parts.append(fold("source", "<pre><code>\(Markup.escaped(source))</code></pre>"))
    }
    return "<section>\n\(parts.joined(separator: "\n"))\n</section>"
  }

  // Where all went to one place, it is said once.
  private static func requests(_ requests: [RequestRecord]) -> String {
    let targets = Set(requests.map { "\($0.method) \($0.path)" })
    let target = targets.count == 1 ? targets.first.map { ": \($0)" } ?? "" : ""
    let table = HTMLTable.requests(requests, withTarget: targets.count > 1)
    return fold(
      RunTotals.plural(requests.count, "request") + target, table, isOpen: requests.count <= 12)
  }

  private static func figure(_ chart: Chart, id: String) -> String {
    guard case .table(let table) = chart else {
      return "<figure>\n\(chart.svg(id: id, standsAlone: false))</figure>"
    }
    let caption = "<figcaption>\(Markup.escaped(table.title))</figcaption>"
    return "<figure>\(caption)\n\(HTMLTable.text(table.columns, table.rows))</figure>"
  }

  private static func fold(_ summary: String, _ html: String, isOpen: Bool = false) -> String {
    "<details\(isOpen ? " open" : "")><summary>\(Markup.escaped(summary))</summary>\n\(html)\n</details>"
  }
}
