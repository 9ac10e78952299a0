import Foundation
import LabRunner
import Testing

@Suite struct ComparisonReportTests {
  private let store: ResultStore
  private let sides: [ComparedRun]

  init() throws {
    store = try ResultStore()
    let hits = MetricRecord(name: "hits", unit: "", samples: [18])
    let before = MeasuredRun(
      parameters: [("requests", "20"), ("threshold", "0.9")], metrics: [MeasuredRun.latency(252), hits],
      assertions: [("An unrelated prompt misses the cache", true), ("It is quick", true)])
    var after = MeasuredRun(
      seed: 7, parameters: [("requests", "20"), ("threshold", "0.8")],
      metrics: [MeasuredRun.latency(216), hits],
      assertions: [("An unrelated prompt misses the cache", false), ("It is quick", true)],
      tags: ["b1-redis"], day: 1)
    after.policy = "<policies>\n  <inbound>\n    <base />\n  </inbound>\n</policies>\n"
    sides = try [before, after].map { [store] run in
      let number = try run.write(to: store)
      return ComparedRun(
        try store.run(number), documents: try store.documents(of: number), isBaseline: number == 1)
    }
  }

  private func report(_ style: TerminalStyle = TerminalStyle(isTerminal: true), all: Bool = false) -> String {
    ComparisonReport(RunComparison(sides), style: style, all: all).text
  }

  @Test func `Two runs: what they were made with, what came out, and what a change may come from`() {
    #expect(
      report() == """
        diff  1 baseline → 2 b1-redis
          ✓ 1  semantic-caching  passed  2026-03-01 09:30:00 UTC
          ✗ 2  semantic-caching  failed  2026-03-02 09:30:00 UTC

        PARAMETER  1 baseline  2 b1-redis
        ─────────  ──────────  ──────────
        threshold         0.9         0.8

        MADE WITH  1 baseline  2 b1-redis
        ─────────  ──────────  ──────────
        seed                1           7

        policy.xml
          @@ -1,3 +1,5 @@
           <policies>
          -  <inbound />
          +  <inbound>
          +    <base />
          +  </inbound>
           </policies>

        steps
          ✓ → ✗  It works

        assertions
          ✓ → ✗  An unrelated prompt misses the cache  (miss → hit)

        METRIC    UNIT  1 baseline  2 b1-redis  CHANGE  TEST
        ────────  ────  ──────────  ──────────  ──────  ──────────────
        latency   ms      252 ± 2%    216 ± 2%  -14.3%  (p<0.001 n=20)
        hits                    18          18       =  (n=1)
        failures                 0           1      +1
          ± is the 95% confidence interval of the median

        ! the runs differ in threshold, policy.xml, seed: a change has 3 possible causes

          next:  labs show 2

        """)
  }

  @Test(arguments: [40, 60, 80, 120, 200])
  func `No line is wider than the terminal`(width: Int) throws {
    let comparison = RunComparison(sides)
    let gates = try RegressionGate.evaluate(MetricCondition("latency.p50>+1000000%"), in: comparison)
    let style = TerminalStyle(isTerminal: true, width: width)
    let text = ComparisonReport(comparison, gates: gates, style: style, all: true).text
    for line in text.split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test func `A narrow terminal has medians without intervals, which is said, and no number is cut`() {
    let text = report(TerminalStyle(isTerminal: true, width: 44))
    #expect(
      text.contains(
        """
        METRIC    UNIT          1      2 b1-  CHANGE
                         baseline      redis
        ────────  ────  ─────────  ─────────  ──────
        latency   ms          252        216  -14.3%
        """), "\(text)")
    #expect(!text.contains("±") && text.contains("no room for TEST\n  no room for the 95%"))
  }

  @Test func `A width that was asked for holds in a file too`() {
    #expect(
      report(TerminalStyle(isBounded: true, width: 44)) == report(TerminalStyle(isTerminal: true, width: 44)))
    #expect(report(TerminalStyle(isTerminal: false, width: 44)).contains("252 ± 2%"))
  }

  @Test func `The sum of tokens and the median of an answer's have names of their own`() throws {
    let runs = try [60.0, 70].map { tokens in
      let number = try MeasuredRun(
        metrics: [MetricRecord(name: "tokens", unit: "", samples: [tokens])],
        requests: [
          RequestRecord(
            method: "POST", url: "http://gateway/", status: 200, startedAt: SampleRun.clock, latencyMs: 1,
            totalTokens: Int(tokens))
        ]
      ).write(to: store)
      return ComparedRun(try store.run(number))
    }
    let comparison = RunComparison(runs)
    let text = ComparisonReport(comparison, style: TerminalStyle()).text
    let names = text.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(names.filter { $0.hasPrefix("tokens") } == ["tokens", "tokens.total"], "\(text)")
    for (condition, base) in [("tokens.total>+5", 60.0), ("tokens>+5", 60)] {
      let gates = try RegressionGate.evaluate(MetricCondition(condition), in: comparison)
      #expect(gates.count == 1 && gates[0].fails && gates[0].base == base, "\(condition)")
    }
  }

  @Test func `Outliers are told once for all metrics`() throws {
    let far = { (name: String) in
      MetricRecord(name: name, unit: "ms", samples: MeasuredRun.latency(100).samples.dropLast() + [9000])
    }
    let runs = try (0..<2).map { _ in
      let number = try MeasuredRun(metrics: [far("latency"), far("first byte")]).write(to: store)
      return ComparedRun(try store.run(number))
    }
    let text = ComparisonReport(RunComparison(runs), style: TerminalStyle()).text
    #expect(text.contains("  4 outliers among 80 samples: not left out\n"), "\(text)")
  }

  @Test func `Without UTF-8 every sign is ASCII, and colour is not the only carrier`() {
    #expect(report(TerminalStyle(glyphs: .ascii), all: true).utf8.allSatisfy { $0 < 128 })
    let coloured = report(TerminalStyle(color: true))
    #expect(coloured.contains("\u{1B}[31m  -  <inbound />\u{1B}[0m"))
    #expect(coloured.replacing(/\u{1B}\[\d+m/, with: "") == report(TerminalStyle()))
  }

  @Test func `All tells what is the same too, with how long steps took`() {
    let text = report(all: true)
    #expect(text.contains("requests           20          20"))
    #expect(text.contains("✓ → ✓  It is quick"))
    #expect(text.contains("✓ → ✓  Ask  (0 ms → 0 ms)"))
  }

  @Test func `More than two runs make columns`() throws {
    let third = try store.run(try MeasuredRun(metrics: [MeasuredRun.latency(252)], day: 2).write(to: store))
    let comparison = RunComparison(sides + [ComparedRun(third)])
    let text = ComparisonReport(comparison, style: TerminalStyle(isTerminal: true)).text
    #expect(
      text.contains(
        """
        METRIC    UNIT  1 baseline        2 b1-redis            3
        ────────  ────  ──────────  ────────────────  ───────────
        latency   ms      252 ± 2%  216 ± 2%  -14.3%  252 ± 2%  =
        hits                    18             18  =            –
        failures                 0                 1            0
        """), "\(text)")
    #expect(text.contains("✓ ✗ –  An unrelated prompt misses the cache"))
  }

  @Test func `Conditions are told with their numbers, and the verdict last`() throws {
    let comparison = RunComparison(sides)
    let gates = try ["latency.p50>+10%", "failures>0", "latency.p95<230"].flatMap {
      try RegressionGate.evaluate(MetricCondition($0), in: comparison)
    }
    let text = ComparisonReport(comparison, gates: gates, style: TerminalStyle()).text
    #expect(
      text.contains(
        """
        ✓ latency.p50>+10%:  252 → 216
        ✗ failures>0:  0 → 1
        ✗ latency.p95<230:  260.6 → 224.6
        """), "\(text)")
    #expect(text.hasSuffix("REGRESSION  1 of 3 checks passed\n  next:  labs show 2\n"))
  }

  @Test func `Markdown for a pull request has no markup of its subjects'`() throws {
    let comparison = RunComparison(sides)
    let text = ComparisonMarkdown(comparison).text
    #expect(text.hasPrefix("### semantic-caching: run 1 baseline → run 2 b1-redis\n\n| metric | unit |"))
    #expect(text.contains("| latency | ms | 252 ± 2% | 216 ± 2% | -14.3% | (p&lt;0.001 n=20) |"))
    #expect(text.contains("```diff\n@@ -1,3 +1,5 @@\n <policies>\n-  <inbound />\n"))
    var hostile = MeasuredRun(assertions: [("a | b <img> *c* `d`", false)])
    hostile.policy = "```\n"
    let number = try hostile.write(to: store)
    let side = ComparedRun(try store.run(number), documents: try store.documents(of: number))
    let other = ComparisonMarkdown(RunComparison([sides[0], side])).text
    #expect(other.contains(#"a \| b &lt;img> \*c\* \`d\`"#))
    #expect(other.contains("````diff\n"))
  }

  @Test func `JSON tells everything, also what is the same`() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(JSONReport.text(RunComparison(sides)).utf8))
        as? [String: Any])
    #expect(object["schema"] as? String == "labs.diff/1")
    let metrics = try #require(object["metrics"] as? [[String: Any]])
    let change = try #require((metrics[0]["changes"] as? [[String: Any]])?.first)
    #expect(change["verdict"] as? String == "significant" && change["shift"] as? Double == -36)
    let values = try #require(metrics[0]["values"] as? [[String: Any]])
    #expect((values[0]["median"] as? [String: Any])?["low"] as? Double == 247.5)
    #expect((object["parameters"] as? [[String: Any]])?.map { $0["differs"] as? Bool } == [false, true])
    #expect(object["causes"] as? [String] == ["threshold", "policy.xml", "seed"])
    #expect((object["runs"] as? [[String: Any]])?.map { $0["id"] as? Int } == [1, 2])
  }
}
