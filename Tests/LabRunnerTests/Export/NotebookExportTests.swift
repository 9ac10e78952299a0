import Foundation
import LabRunner
import Testing

// Tests/Clients holds notebooks against nbformat itself.
@Suite struct NotebookExportTests {
  private func cells(_ runs: ExportedRun...) throws -> [[String: Any]] {
    let text = try ExportKind.notebook.text(of: runs)
    let notebook = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(notebook["nbformat"] as? Int == 4 && notebook["nbformat_minor"] as? Int == 5)
    return try #require(notebook["cells"] as? [[String: Any]])
  }

  private func source(_ cell: [String: Any]) -> String { (cell["source"] as? [String] ?? []).joined() }

  private func outputs(_ cell: [String: Any]) -> [[String: Any]] { cell["outputs"] as? [[String: Any]] ?? [] }

  @Test func `Prose and policy are cells of prose, each step is one of code with what came out of it`() throws
  {
    let cells = try cells(.sample())
    let kinds = cells.map { $0["cell_type"] as? String }
    #expect(kinds == Array(repeating: "markdown", count: 4) + Array(repeating: "code", count: 6))
    #expect(source(cells[1]) == "# Token rate limiting\n\nWhy **limits** matter.")
    #expect(
      source(cells[2]) == "## What to expect\n\nTen requests."
        && source(cells[3]).contains("```xml\n<policies>"))
    #expect(source(cells[4]) == "// deploy: Deploy the service")
    #expect(
      source(cells[5]) == "// exercise: Ask ten times back to back\n"
        + "Exercise(\"Ask ten times back to back\") { session in\n  try await ask()\n}")
    let printed = try #require(outputs(cells[5]).first)
    #expect(printed["output_type"] as? String == "stream")
    #expect((printed["text"] as? [String])?.count == 11)
    let chart = try #require(outputs(cells[6]).first?["data"] as? [String: [String]])
    #expect(chart["text/plain"]?.joined() == SampleRun.chart.text())
    #expect(chart["image/svg+xml"]?.first?.hasPrefix("<svg xmlns=") == true)
    let error = try #require(outputs(cells[8]).first)
    #expect(error["output_type"] as? String == "error" && error["ename"] as? String == "AssertionFailed")
    #expect((error["traceback"] as? [String])?.contains { $0.contains("expected") } == true)
  }

  @Test func `Every cell has a name of its own that nbformat takes, also in several runs`() async throws {
    let other = try await ExportedRun.of(SmallLab { Act("a") })
    let both = try cells(.sample(), other)
    let ids = both.compactMap { $0["id"] as? String }
    #expect(ids.count == both.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{1,64}/) != nil })
  }

  @Test func `A step that never ran has no number`() async throws {
    let lab = SmallLab {
      Act("a") { _ in throw LabError(.software, "no") }
      Act("b")
    }
    let cells = try cells(try await ExportedRun.of(lab))
    let skipped = try #require(cells.first { source($0) == "// exercise: b" })
    #expect(skipped["execution_count"] is NSNull)
    let failed = try #require(cells.first { source($0) == "// exercise: a" })
    #expect(outputs(failed).first?["ename"] as? String == "LabError")
  }
}
