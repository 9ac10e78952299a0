import Testing

extension CommandLineTests {
  /// The terminal of these tests has 24 rows.
  @Suite struct PagerTests {
    private let lab = Workspace.lab
    private let workspace: Workspace

    init() throws {
      workspace = try Workspace()
      _ = try workspace.labs("run", lab, "--seed", "1")
    }

    private func onTerminal(_ arguments: String..., environment: [String: String]) throws -> String {
      let command = [try LabsProcess.binary] + arguments
      let (status, output) = try workspace.terminal(command, environment: environment).end()
      #expect(status == 0, "\(output)")
      return output
    }

    @Test func `What is longer than the screen goes through the pager, and nothing else`() throws {
      let pager = ["PAGER": "sed 's/^/paged: /'"]
      let shown = try workspace.labs("show", "--width", "80").output
      let paged = shown.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { "paged: \($0)\n" }.joined()
      #expect(try onTerminal("show", environment: pager) == paged)
      #expect(
        try onTerminal("diff", "1", "1", "--all", environment: pager).contains("paged: ! the runs were made"))
      #expect(try !onTerminal("history", environment: pager).contains("paged"))
      #expect(try !onTerminal("show", "--json", environment: pager).contains("paged"))
      #expect(try !workspace.labs("show", environment: pager).output.contains("paged"))
    }

    @Test func `LABS_PAGER comes before PAGER, and there need not be one`() throws {
      let both = ["LABS_PAGER": "sed 's/^/mine: /'", "PAGER": "sed 's/^/paged: /'"]
      let mine = try onTerminal("show", environment: both)
      #expect(mine.contains("mine: ") && !mine.contains("paged: "))
      let shown = try workspace.labs("show", "--width", "80", "--ascii").output
      let pager = ["PAGER": "sed 's/^/paged: /'"]
      #expect(try onTerminal("show", "--ascii", "--no-pager", environment: pager) == shown)
      for none in [["LABS_PAGER": ""], ["LABS_PAGER": "cat"], ["TERM": "dumb"], ["CI": "true"]] {
        let output = try onTerminal("show", environment: pager.merging(none) { $1 })
        #expect(output.contains("again:") && !output.contains("paged: "), "\(none)")
      }
      let missing = try onTerminal("show", "--ascii", environment: ["PAGER": "no-such-pager"])
      #expect(missing.contains("no-such-pager") && missing.hasSuffix(shown))
    }

    @Test func `A pager that is left early, or takes Ctrl-C for itself, ends nothing else`() throws {
      #expect(try onTerminal("show", environment: ["PAGER": "head -n 1"]).split(separator: "\n").count == 1)
      let terminal = try workspace.terminal(
        [try LabsProcess.binary, "show"],
        environment: [
          "PAGER": "trap 'echo caught; exit 0' INT; echo ready; while :; do read -r x || sleep 0.1; done"
        ])
      terminal.output(upTo: "ready")
      try terminal.type("\u{3}")
      let (status, output) = terminal.end()
      #expect(status == 0 && output.contains("caught"), "\(output)")
    }

    @Test func `The exit code of a diff that is paged is that of its conditions`() throws {
      let terminal = try workspace.terminal(
        [try LabsProcess.binary, "diff", "1", "1", "--all", "--fail-on", "requests>0"],
        environment: ["PAGER": "sed 's/^/paged: /'"])
      let (status, output) = terminal.end()
      #expect(status == 4 && output.contains("paged: REGRESSION"), "\(output)")
    }
  }
}
