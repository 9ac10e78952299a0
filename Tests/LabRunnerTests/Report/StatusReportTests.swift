import LabRunner
import LabTime
import Testing

@Suite struct StatusReportTests {
  private func report(_ style: TerminalStyle, runs: Int) throws -> StatusReport {
    let store = try ResultStore()
    for _ in 0..<runs { try SampleRun.write(to: store) }
    let names = ["token-rate-limiting", "semantic-caching", "content-filtering", "model-routing"]
    let labs = try names.map { (name: $0, last: try store.runs(limit: 1, lab: $0).first) }
    return StatusReport(labs, style: style, now: SampleRun.wall + .seconds(3600))
  }

  @Test func `The newest run of each lab stands first, and what to do about a failed one last`() throws {
    let text = try report(TerminalStyle(glyphs: .ascii), runs: 2).text
    #expect(
      text == """
        LAB                  RUN  RESULT         STARTED       TOOK
        -------------------  ---  -------------  -----------  -----
        token-rate-limiting    2  [FAIL] failed  today 09:30  32 ms

        never run
          semantic-caching  content-filtering  model-routing

        next:  labs show 2
               labs resume 2
               labs run semantic-caching
               labs history

        """)
  }

  @Test func `Names that take several lines leave no spaces at the ends`() throws {
    let text = try report(TerminalStyle(isTerminal: true, width: 40), runs: 1).text
    #expect(text.contains("\n  semantic-caching  content-filtering\n  model-routing\n"), "\(text)")
  }

  @Test func `The first time it says how to begin`() throws {
    #expect(
      try report(TerminalStyle(), runs: 0).text == """
        Nothing has been run here yet. There are 4 labs.

        next:  labs run token-rate-limiting
               labs list
               labs --help

        """)
  }

  @Test(arguments: [40, 60, 120, 200])
  func `No line is wider than the terminal`(width: Int) throws {
    let text = try report(TerminalStyle(isTerminal: true, width: width), runs: 1).text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(text)")
  }
}
