import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct HelpTests {
    private let workspace: Workspace

    init() throws {
      workspace = try Workspace()
    }

    /// Runs another program beside `labs`, with `labs` on its path.
    private func shell(_ script: String) throws -> Workspace.Answer {
      let folder = URL(filePath: try LabsProcess.binary).deletingLastPathComponent().path
      let process = try LabsProcess(
        ["-c", script], program: "/bin/bash",
        environment: ["PATH": "\(folder):/usr/bin:/bin", "TERM": "xterm"], folder: workspace.path,
        home: workspace.path)
      return try process.answer()
    }

    private func onTerminal(_ command: String) throws -> String {
      try shell("stty() { :; }; script --quiet --return --command '\(command)' /dev/null").output
        .replacing("\r\n", with: "\n")
    }

    @Test(arguments: [
      (["rnu"], "did you mean 'run'? `labs --help` lists them"),
      (["histroy"], "did you mean 'history'?"),
      (["policy", "chekc"], "did you mean 'check'? `labs policy --help` lists them"),
      (["models", "lst"], "did you mean 'list'?"),
      (
        ["run", Workspace.lab, "--sed", "1"],
        "error: unknown option '--sed'\nhint:  did you mean '--seed'? `labs run --help` says more\n"
      ),
      (["run", Workspace.lab, "-p", "requets=1"], "did you mean 'requests'?"),
      (["completions", "tcsh"], "bash, zsh and fish"),
      (
        ["history", "--columns", "rum"],
        "error: no column 'rum'\nhint:  did you mean 'run'? there are run, lab"
      ),
    ])
    func `What is misspelt gets the nearest name`(arguments: [String], message: String) throws {
      let process = try LabsProcess(arguments, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      #expect(
        answer.status == 64 && answer.output.isEmpty && answer.errors.contains(message), "\(answer.errors)")
    }

    // What stands in quotes is what a person typed, and may hold what would steer a terminal.
    @Test(arguments: [
      (
        ["history", "-n"], "missing value for '-n <count>'",
        "-n <count>: How many runs to list. `labs history"
      ),
      (["history", "-n", "x"], "the value 'x' is invalid for '-n <count>'", "-n <count>: "),
      (["history", "--nonsense"], "unknown option '--nonsense'", "`labs history --help` says more"),
      (["history", "-nx"], "unknown option '-nx' or: Missing value for '-n <count>'", "`labs history"),
      (["history", "a\u{1B}[1m\nb"], "unexpected argument 'a[1m b'", "`labs history"),
      (["history", "--commit", "HEAD"], "--commit takes the beginning of a commit's hash", "`labs history"),
      (["history", "--since", "someday"], "--since takes a time such as", "`labs history --help` says more"),
      (
        ["list", "--ascii=3"], "the option '--ascii' does not take any value, but '3' was specified",
        "`labs list --help` says more"
      ),
      (["info"], "missing expected argument '<lab>'", "<lab>: The lab: its name"),
      (["run"], "missing expected argument '<labs> ...'", "`labs run --help` says more"),
      (["diff", "--width", "3"], "--width takes 40 to 200", "`labs diff --help` says more"),
      (
        ["policy", "eval"], "missing expected argument '<expression>'", "`labs policy eval --help` says more"
      ),
      (["--nonsense"], "unknown option '--nonsense'", "`labs --help` says more"),
    ])
    func `What the parser refuses looks like every other error`(
      arguments: [String], problem: String, hint: String
    ) throws {
      let process = try LabsProcess(arguments, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      let lines = answer.errors.split(separator: "\n")
      #expect(answer.status == 64 && answer.output.isEmpty && lines.count == 2, "\(answer.errors)")
      #expect(lines.first?.hasPrefix("error: \(problem)") == true, "\(answer.errors)")
      #expect(lines.first?.hasSuffix(".") == false)
      #expect(
        lines.last?.hasPrefix("hint:  ") == true && lines.last?.contains(hint) == true, "\(answer.errors)")
    }

    @Test func `Alone and without a terminal it prints its help as an error`() throws {
      let answer = try workspace.labs()
      #expect(answer.status == 64 && answer.output.isEmpty)
      #expect(answer.errors.contains("USAGE: labs") && answer.errors.contains("history"))
    }

    @Test func `Alone on a terminal it shows where one stands and what to do next`() throws {
      let first = try onTerminal("labs")
      #expect(
        first.contains("Nothing has been run here yet")
          && first.contains("next:  labs run token-rate-limiting"))
      _ = try workspace.labs("run", Workspace.lab)
      _ = try workspace.labs("run", Workspace.lab, "-p", "tokensPerMinute=100000")
      let second = try onTerminal("labs")
      #expect(second.contains("✗ failed") && second.contains("next:  labs show 2"), "\(second)")
      #expect(second.contains("never run") && second.contains("semantic-caching"))
    }

    @Test func `The list tells what each lab takes, how it ended last and how it goes`() throws {
      for seed in ["1", "2", "3"] { _ = try workspace.labs("run", Workspace.lab, "--seed", seed) }
      let lines = try workspace.labs("list").output.split(separator: "\n")
      #expect(lines.first?.hasPrefix("LAB ") == true)
      let line = try #require(lines.first { $0.hasPrefix(Workspace.lab) })
      #expect(line.contains("✓ passed, run 3") && line.contains("█") && line.contains("▁"), "\(line)")
      let lab = try workspace.labs("list", "--json").json["labs"]?.array?.first {
        $0["name"] == "token-rate-limiting"
      }
      #expect(lab?["latency_p50_ms"]?.array?.count == 3 && lab?["steps"] == 9)
    }

    @Test func `The doctor finds what is broken`() throws {
      let well = try workspace.labs("doctor", "--json")
      #expect(well.status == 0, "\(well.output)")
      let findings = try well.json["findings"]?.array ?? []
      #expect(
        findings.compactMap { $0["subject"]?.string } == [
          "labs", "swift", "project", "results", "models", "port", "terminal",
        ])
      #expect(findings.first { $0["subject"] == "swift" }?["grade"] == "good")

      try workspace.write(
        "no history at all, but longer than a header of SQLite's would be, so that it is read in "
          + "whole and found to be something else\n", to: "results.sqlite")
      let ill = try workspace.labs("doctor")
      #expect(
        ill.status == 69 && ill.output.contains("✗ results") && ill.output.contains("1 problem"),
        "\(ill.output)")

      try FileManager.default.removeItem(atPath: workspace.path + "/labs")
      let lost = try workspace.labs("doctor", "--results", "none.sqlite")
      #expect(lost.status == 69 && lost.output.contains("✗ project"))
    }

    @Test func `The doctor and the status know of a run that was killed`() throws {
      let process = try workspace.start("run", Workspace.lab, "--live")
      try process.output(upTo: "     1  200")
      process.send(SIGKILL)
      _ = try process.answer()
      let doctor = try workspace.labs("doctor")
      #expect(
        doctor.status == 0 && doctor.output.contains("a run has crashed, the last one is 1"),
        "\(doctor.output)")
      #expect(try onTerminal("labs").contains("⚠ crashed"))
    }

    @Test func `The manual page has every command, and man takes it`() throws {
      let page = try workspace.labs("man").output
      #expect(page.hasPrefix(".TH LABS 1 "))
      for name in [
        "run", "serve", "list", "info", "history", "show", "new", "check", "policy eval", "models pull",
      ] {
        #expect(page.contains("\\fBlabs \(name)\\fR"), "\(name)")
      }
      // A hyphen that is typed is a minus, or it cannot be copied.
      #expect(page.contains("\\fB\\-\\-model\\-endpoint\\fR \\fIurl\\fR"))
      let checked = try shell(
        "command -v groff >/dev/null || exit 0; labs man | groff -man -Tutf8 -ww -z 2>&1")
      #expect(checked.status == 0 && checked.output.isEmpty, "\(checked.output)")
    }

    @Test(arguments: [
      ("labs hist", "history"), ("labs run semantic", "semantic-caching"),
      ("labs show ", "1 @ @failed \(Workspace.lab)"),
      ("labs run \(Workspace.lab) -p req", "requests=10"),
      ("labs run --mod", "--model --model-endpoint --model-key"),
      ("labs completions z", "zsh"), ("labs info ./la", "./labs/"),
    ])
    func `bash completes commands, labs, runs, options and parameters`(line: String, words: String) throws {
      _ = try workspace.labs("run", Workspace.lab)
      let answer = try shell(
        """
        source <(labs completions bash)
        COMP_LINE='\(line)' COMP_POINT=\(line.utf8.count) COMP_TYPE=9
        read -ra COMP_WORDS <<<"$COMP_LINE"
        [[ $COMP_LINE != *' ' ]] || COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _labs labs "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}"
        """)
      #expect(answer.output == words + "\n", "\(answer.errors)")
    }
  }
}
