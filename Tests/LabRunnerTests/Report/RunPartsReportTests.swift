import LabRunner
import Testing

@Suite struct RunPartsReportTests {
  private let run: LabRun

  init() throws {
    let store = try ResultStore()
    run = try store.run(try SampleRun.write(to: store))
  }

  private func text(_ parts: RunPart..., width: Int = 80) -> String {
    RunPartsReport(run, parts, style: TerminalStyle(isTerminal: true, width: width)).text
  }

  @Test func `Parameters say where their values came from`() {
    #expect(
      text(.params) == """
        token-rate-limiting  run 1  seed 8461  simulated  git 9f3c1ab+  ✗ failed

        PARAMETER  VALUE  FROM
        ─────────  ─────  ───────
        requests   10     flag
        limit      500    default

        """)
  }

  // The exercise takes four seconds from the run's start to its end; all else takes none.
  @Test func `The timeline has a row for each phase and step, over the run's own time`() {
    let lines = text(.timeline, width: 60).split(separator: "\n")
    #expect(lines[1] == "  git 9f3c1ab+  ✗ failed" && lines[2] == "Steps of run 1")
    #expect(lines[4].hasPrefix("deploy ") && lines[5].hasPrefix("  Deploy the service "))
    #expect(lines[6].hasPrefix("exercise ") && lines[6].contains("███████ ") && lines[6].hasSuffix(" 4.0 s"))
    #expect(lines.contains { $0.contains("failed  0 ms") } && lines.last?.contains("● failed") == true)
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test func `Charts are drawn again at the present width`() {
    for width in [40, 80, 120] {
      #expect(text(.charts, width: width).contains(SampleRun.chart.text(width: width)))
    }
  }

  @Test func `Requests are a table within the terminal's width`() {
    let lines = text(.requests, width: 140).split(separator: "\n")
    #expect(lines[1].hasPrefix(" #  STEP  STATUS  PROMPT  COMPLETION  TOKENS    TOOK  WAIT  FROM"))
    #expect(lines.count == 13 && lines.allSatisfy { $0.count <= 140 })
    #expect(lines[12].hasPrefix("10     2     429") && lines[12].contains("57 s"))
    let narrow = text(.requests, width: 40).split(separator: "\n")
    #expect(narrow.dropFirst(2).first == " #  STEP  STATUS  TOKENS    TOOK  WAIT")
    #expect(narrow.allSatisfy { $0.count <= 40 } && narrow.contains { $0.hasPrefix("no room for ") })
  }

  @Test func `A part that the run has nothing of says so`() {
    #expect(text(.log).hasSuffix("\n\nno texts in this run\n"))
  }

  @Test func `A request is a curl command that a shell takes as it is`() async throws {
    let lab = SmallLab(service: .model(Script(.chat))) {
      Act("ask") { session in
        _ = try await session.openAI().chat("gpt-4o-mini", [("user", "it's \"5 o'clock\" $HOME")])
        _ = try await session.openAI(.openAI, path: "/openai").chat("m", [])
      }
    }
    let run = try await ExportedRun.of(lab).run
    let lines = RunPartsReport(run, [.curl], style: TerminalStyle()).text.split(separator: "\n")
    #expect(lines[0] == "# `labs serve small-lab` says what LABS_URL and LABS_KEY are:")
    #expect(
      lines[2] == #"""
        curl -sS "$LABS_URL"'/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21' \#
        -H "api-key: $LABS_KEY" -H 'Content-Type: application/json' --data-raw \#
        '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"it'\''s \"5 o'\''clock\" $HOME"}]}'
        """#)
    #expect(lines[3].contains(#"-H "Authorization: Bearer $LABS_KEY""#))
  }

  @Test func `A step is found by its place, its name, or a part of the name that no other has`() throws {
    #expect(try run.only(step: "2").steps.map(\.name) == ["Ask ten times back to back"])
    #expect(try run.only(step: "back to BACK").steps.map(\.ordinal) == [2])
    #expect(try run.only(step: "Tokens by run").charts == [SampleRun.chart])
    let report = LabRunReport(try run.only(step: "3"), style: TerminalStyle(), isPart: true).text
    #expect(report.contains("Tokens by run\n") && !report.contains("PASSED") && !report.contains("FAILED"))
    #expect(throws: LabError.self) { try run.only(step: "the service") }
    let error = #expect(throws: LabError.self) { try run.only(step: "Tokens by rum") }
    #expect(error?.code == .noInput && error?.hint?.contains("did you mean 'Tokens by run'?") == true)
  }
}
