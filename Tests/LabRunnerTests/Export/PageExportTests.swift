import Foundation
import LabRunner
import Testing

@Suite struct PageExportTests {
  private let nasty = "<script>alert(1)</script> & | `tick` \u{1B}[31m"

  @Test func `A page holds the verdict, the prose, the assertions, the charts, the requests and the policy`()
    throws
  {
    let page = try ExportKind.html.text(of: [.sample()])
    for part in [
      "<h1>Token rate limiting</h1>", "FAILED · token-rate-limiting · run 1 · 1 of 2 assertions failed",
      "Why <strong>limits</strong> matter.", "<h3>What to expect</h3>",
      "<dt>expected</dt><dd class=\"mono\">1...60",
      "Sources/Labs/TokenRateLimiting.swift:88", "aria-labelledby=\"run1-", ">10 requests: POST /openai/",
      "<td class=\"n\">429</td>", "&lt;policies&gt;&lt;inbound /&gt;&lt;/policies&gt;",
      "labs run token-rate-limiting --seed 8461 -p requests=10", "try await ask()",
      "prefers-color-scheme:dark",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("picture.bin"))
    #expect(page.components(separatedBy: "<h1>").count == 2, "the prose's title is the page's")
  }

  @Test func `A page asks no other file and no server for anything`() throws {
    let page = try ExportKind.html.text(of: [.sample()])
    for word in ["src=", "<link", "<script", "@import", "url(http"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func `Text from outside stays text in every form`() async throws {
    let nasty = nasty
    let lab = SmallLab {
      Act(nasty) { session in
        session.show(nasty)
        session.emit(.chart(.table(.init(title: nasty, columns: [nasty], rows: [[nasty]]))))
        session.emit(.assertion(AssertionRecord(nasty, passed: false, expected: nasty, actual: nasty)))
      }
    }
    let run = try await ExportedRun.of(lab)
    for kind in ExportKind.allCases where kind != .json && kind != .csv {
      let text = try kind.text(of: [run])
      #expect(!text.contains("\u{1B}") && !text.contains("u001b"), "\(kind)")
      if kind == .html { #expect(!text.contains("<script>")) }
    }
    let markdown = try ExportKind.markdown.text(of: [run])
    let row = try #require(markdown.split(separator: "\n").first { $0.contains("✗ failed") })
    #expect(row.contains(#"&lt;script>alert(1)&lt;/script> &amp; \| \`tick\` "#))
  }

  @Test func `Markdown tells verdict, assertions, charts and requests`() throws {
    let text = try ExportKind.markdown.text(of: [.sample()])
    for part in [
      "# ✗ Token rate limiting, run 1\n", "| ✓ held | The first eight are answered | 200 | 200 |  |",
      "| ✗ failed | A refusal says when to come back, within the minute | 1...60 | nil | Sources/Labs/",
      "```text\nTokens by run\nRun Tokens", "| 9 | 429 |", "```xml\n<policies>",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `A fence is longer than any in what it holds`() async throws {
    let lab = SmallLab { Act("a") { _ in throw LabError(.software, "``` and ````") } }
    let text = try ExportKind.markdown.text(of: [try await ExportedRun.of(lab)])
    #expect(text.contains("`````text\n``` and ````\n`````"))
  }

  @Test func `A summary never outgrows its room, and the verdicts of all runs come first`() throws {
    let runs = try (0..<20).map { _ in try ExportedRun.sample() }
    #expect(StepSummary.text(runs, room: StepSummary.limit).utf8.count < StepSummary.limit)
    let short = StepSummary.text(runs, room: 6000)
    #expect(short.utf8.count <= 6000 && short.contains("There is more than this summary can hold"))
    #expect(short.components(separatedBy: "# ✗ Token rate limiting").count == 21)
    #expect(StepSummary.text(runs, room: 10).utf8.count < 100)
  }
}
