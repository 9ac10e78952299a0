import LabRunner
import Testing

@Suite struct FindingTests {
  private let finding = Finding(
    "models", .warning, "tokens are estimated and texts compared by their words", hint: "labs models pull")

  @Test func `On a terminal it is wrapped under itself`() {
    #expect(
      finding.lines(TerminalStyle(isTerminal: true, width: 40)) == """
        ⚠ models  tokens are estimated and
            texts compared by their words
            labs models pull

        """)
  }

  @Test func `In a file each statement is a line`() {
    #expect(
      finding.lines(TerminalStyle(glyphs: .ascii, width: 40)) == """
        [warn] models  tokens are estimated and texts compared by their words
                 labs models pull

        """)
  }
}
