import Foundation
import LabRunner
import LabTime
import Testing

@Suite struct StoredRunReportTests {
  private let store: ResultStore
  private let run: LabRun

  init() throws {
    store = try ResultStore()
    run = try store.run(try SampleRun.write(to: store))
  }

  @Test func `A stored run shows where it comes from and then what was seen when it ran`() throws {
    let output = MemoryOutput()
    let report = TerminalReport(to: output, style: TerminalStyle())
    for event in SampleRun.events(number: 1) { report.show(event) }
    let seen = try #require(output.text.firstRange(of: "\ndeploy\n"))
    let end = try #require(output.text.firstRange(of: "  next:"))
    let shown = LabRunReport(run, style: TerminalStyle()).text
    #expect(
      shown == """
        token-rate-limiting  run 1  seed 8461  simulated  git 9f3c1ab+
          started  2026-03-01 09:30:00 UTC
          params   requests=10 (flag)  limit=500 (default)
          made on  \(Machine.current.host)  Linux x86_64  labs 1.0.0
          git      main 9f3c1ab5d2e8f7a6b4c3d2e1f0a9b8c7d6e5f4a3 with changes

        """ + output.text[seen.lowerBound..<end.lowerBound]
        + "  go on: labs resume 1\n  again: labs run token-rate-limiting --seed 8461 -p requests=10\n")
  }

  @Test func `The list of runs tells when, how long, and how much of it held`() throws {
    let report = HistoryReport(
      try store.runs(), style: TerminalStyle(glyphs: .ascii), now: SampleRun.wall + .seconds(3600))
    #expect(
      report.text == """
        RUN  LAB                  RESULT         STARTED       TOOK  STEPS  P50ms
        ---  -------------------  -------------  -----------  -----  -----  -----
          1  token-rate-limiting  [FAIL] failed  today 09:30  4.0 s    5/6    385

        """)
    let coloured = HistoryReport(try store.runs(), style: TerminalStyle(color: true), now: SampleRun.wall)
    #expect(coloured.text.contains("  \u{1B}[31m✗ failed\u{1B}[0m  today"))
    let none = HistoryReport([], style: TerminalStyle(), now: SampleRun.wall)
    #expect(none.text == "No runs here yet. Make one: labs run LAB\n")
  }

  @Test(arguments: [
    TerminalStyle(isTerminal: true, width: 40), TerminalStyle(isBounded: true, width: 40),
  ])
  func `Where there is little room there are fewer columns of runs, and none is cut`(
    style: TerminalStyle
  ) throws {
    let report = HistoryReport(try store.runs(), style: style, now: SampleRun.wall)
    #expect(
      report.text == """
        RUN  LAB           RESULT    STARTED
        ───  ────────────  ────────  ───────────
          1  token-rate-   ✗ failed  today 09:30
             limiting
        no room for TOOK, STEPS, P50ms

        """)
  }

  // 2026-03-01 is a Sunday.
  @Test(arguments: [
    (0, 0, "today 09:30"), (51_600, 0, "today 09:30"), (52_200, 0, "yesterday 09:30"),
    (3 * 86_400, 0, "Sun 09:30"), (6 * 86_400, 0, "Sun 09:30"), (7 * 86_400, 0, "2026-03-01 09:30"),
    (-86_400, 0, "2026-03-01 09:30"), (0, 5 * 3600 + 1800, "today 15:00"),
    (0, -10 * 3600, "today 23:30"), (3600, -10 * 3600, "yesterday 23:30"),
  ])
  func `A time is told as seen from now`(later: Int, offset: Int, expected: String) throws {
    let zone = try #require(TimeZone(secondsFromGMT: offset))
    let report = HistoryReport(
      try store.runs(), style: TerminalStyle(), now: SampleRun.wall + .seconds(later), timeZone: zone)
    #expect(report.text.contains("  \(expected)  "))
  }

  @Test func `A stored run as JSON has one shape`() throws {
    let text = try JSONReport.text(run)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "arch", "argv", "boot", "clock_duration_ms", "clock_started_at", "duration_ms", "ended_at",
        "exit_code", "git_branch", "git_commit", "git_dirty", "host", "id", "lab", "labs_version", "mode",
        "os", "params", "pid", "pid_started", "schema", "seed", "started_at", "status", "steps", "tags",
        "uid",
      ])
    #expect(object["schema"] as? String == "labs.run/1")
    let steps = try #require(object["steps"] as? [[String: Any]])
    let requests = try #require(steps[1]["requests"] as? [[String: Any]])
    #expect(
      requests[9].keys.sorted() == [
        "at", "attempts", "latency_ms", "method", "retry_after", "seq", "started_at", "status", "url",
      ])
    #expect(requests[9]["status"] as? Int == 429)
    let chart = try #require((steps[2]["charts"] as? [[String: Any]])?.first)
    #expect(chart.keys.sorted() == ["at", "kind", "points", "seq", "title", "x_name", "y_name"])
    #expect(chart["kind"] as? String == "accumulated-bars")
    #expect(try JSONReport.text(try store.run(1)) == text)
  }

  @Test func `The list of runs as JSON has one shape`() throws {
    let text = try JSONReport.text(try store.runs())
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "labs.history/1")
    let first = try #require((object["runs"] as? [[String: Any]])?.first)
    #expect(first["steps"] as? Int == 6)
    #expect(first["assertions_failed"] as? Int == 1)
    #expect(first["started_at"] as? String == "2026-03-01T09:30:00.000Z")
  }
}
