import LabRunner
import LabTime
import Testing

@Suite struct LabProseTests {
  private static let markdown = """
    # Token limits

    **Question.** How does a [gateway](https://example.com) keep `one` caller
    from using up all?

    ## The policy

    It counts tokens:

    ```xml
    <limit tokens="500" />
    ```

    - one
    - two, which is long
      enough for two lines

    ## What to expect

    | phase | step |
    |---|--:|
    | deploy | **all** |

    ## Ask `ten` times

    Ten questions.
    """

  private func text(_ kinds: [RunEvent.Kind], whole: Bool, width: Int = 80) -> String {
    let output = MemoryOutput()
    let report = TerminalReport(
      to: output, style: TerminalStyle(isTerminal: true, width: width),
      guide: { _ in RunGuide(prose: LabProse(markdown: Self.markdown), showsWholeProse: whole) })
    report.show(
      RunEvent(.runStarted(SampleRun.header, number: 1), wall: SampleRun.wall, time: SampleRun.clock))
    let start = output.text
    for kind in kinds { report.show(RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock)) }
    return kinds.isEmpty ? start : String(output.text.dropFirst(start.count))
  }

  @Test func `The opening stands below the run's head, as one paragraph without marks`() {
    let text = text([], whole: false)
    #expect(
      text.hasSuffix("\n\n  Question. How does a gateway keep one caller from using up all?\n"), "\(text)")
  }

  @Test func `A section stands with the phase that its heading names, whole or its beginning`() {
    #expect(
      text([.phaseStarted(.deploy)], whole: false) == """

        deploy
          It counts tokens:

            <limit tokens="500" />


        """)
    #expect(
      text([.phaseStarted(.deploy)], whole: true, width: 20) == """

        deploy
          It counts tokens:

            <limit tokens="…

          - one
          - two, which is
            long enough for
            two lines


        """)
    #expect(
      text([.phaseStarted(.exercise)], whole: true).contains("phase   step\n  ──────  ────\n  deploy  all\n"))
    #expect(text([.phaseStarted(.assert)], whole: true) == "\nassert\n")
  }

  @Test func `A section stands before the step that its heading names`() {
    #expect(text([.stepStarted(name: "Ask ten times")], whole: false) == "\n  Ten questions.\n\n")
    #expect(text([.stepStarted(name: "Ask")], whole: false).isEmpty)
  }
}
