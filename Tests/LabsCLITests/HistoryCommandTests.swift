import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct HistoryCommandTests {
    private let lab = Workspace.lab

    @Test func `Without a history there is nothing to list, and that is no error`() throws {
      let workspace = try Workspace()
      let text = try workspace.labs("history")
      #expect(text.status == 0 && text.output.contains("No runs yet"))
      #expect(try workspace.labs("history", "--json").json == ["runs": [], "schema": "labs.history/1"])
      #expect(!workspace.has("results.sqlite"))
    }

    @Test func `Runs are listed newest first, and shown again as they were`() throws {
      let workspace = try Workspace()
      let first = try workspace.labs("run", lab, "--seed", "1").output
      _ = try workspace.labs("run", lab, "-p", "tokensPerMinute=100000")
      let history = try workspace.labs("history", "--json").json
      #expect(history["runs"]?.array?.map { $0["id"] } == [2, 1])
      #expect(history["runs"]?.array?.map { $0["status"] } == ["failed", "passed"])
      #expect(history.keys.allSatisfy { $0 == $0.lowercased() })
      #expect(try workspace.labs("history", "-n", "1", "--json").json["runs"]?.array?.count == 1)
      let text = try workspace.labs("history").output
      #expect(text.contains("✓ passed") && text.contains("✗ failed"))
      let shown = try workspace.labs("show", "1").output
      let deploy = try #require(first.firstRange(of: "\ndeploy\n"))
      let end = try #require(first.firstRange(of: " in "), "the wall time differs")
      #expect(shown.contains(first[deploy.lowerBound..<end.lowerBound]))
      #expect(try workspace.labs("show", "--json").json["id"] == 2)
      #expect(try workspace.labs("show", "3").status == 66)
    }

    @Test func `Labs are listed with how each ended last, and described`() throws {
      let workspace = try Workspace()
      #expect(try workspace.labs("list").output.contains("never run"))
      _ = try workspace.labs("run", lab)
      let list = try workspace.labs("list", "--json").json
      #expect(list["schema"] == "labs.list/1")
      #expect(list["labs"]?[0]?["name"]?.string == lab && list["labs"]?[0]?["last_status"] == "passed")
      let info = try workspace.labs("info", lab, "--json").json
      #expect(info["schema"] == "labs.info/1")
      let parameter = info["parameters"]?.array?.first { $0["name"] == "tokensPerMinute" }
      #expect(parameter?["default"] == "500" && parameter?["type"] == "a whole number")
      #expect(parameter?["meaning"]?.string?.isEmpty == false)
      let text = try workspace.labs("info", lab).output
      #expect(text.contains("tokensPerMinute=500  (a whole number, 1 to "))
    }

    @Test func `A width that is asked for holds wherever the answer goes`() throws {
      let workspace = try Workspace()
      for seed in ["1", "2"] { _ = try workspace.labs("run", lab, "--seed", seed) }
      func widest(_ arguments: String...) throws -> Int {
        let process = try LabsProcess(
          arguments + ["--width", "50"], environment: [:], folder: workspace.path, home: workspace.path)
        // What is to be copied stays in one piece: commands, paths and commits.
        return try process.answer().output.split(separator: "\n").filter { line in
          !line.contains("  again: ") && !line.contains("labs baseline") && !line.contains("/labs/")
        }.map(\.count).max() ?? 0
      }
      let columns = "run,lab,result,started,took,steps,held,requests,host,uid"
      #expect(try 40...50 ~= widest("history", "--columns", columns))
      #expect(try 40...50 ~= widest("diff", "1", "2", "--all"))
      #expect(try 40...50 ~= widest("list"))
      #expect(try 40...50 ~= widest("show", "--requests", "--params"))
      #expect(try 40...50 ~= widest("show"))
      #expect(try 40...50 ~= widest("trend", lab))
      #expect(try 40...50 ~= widest("info", lab))
      #expect(try workspace.labs("history", "--columns", columns).output.split(separator: "\n")[0].count > 50)
    }

    @Test func `A template prints runs in the words for programs`() throws {
      let workspace = try Workspace()
      #expect(try workspace.labs("history", "--format", "{run}").output.isEmpty)
      _ = try workspace.labs("run", lab, "--seed", "7", "--tag", "calm")
      _ = try workspace.labs("run", lab, "-p", "tokensPerMinute=100000")
      let lines = try workspace.labs("history", "--format", #"{{{run}}} {LAB}\t{result} {tags}\\n"#).output
      #expect(lines == "{2} \(lab)\tfailed \\n\n{1} \(lab)\tpassed calm\\n\n")
      let took = try workspace.labs("history", "--format", "{took}", "--tag", "calm").output
      let plain = try workspace.labs("history", "--columns", "took", "--plain", "--tag", "calm").output
      #expect(plain == "took\n" + took && Double(took.dropLast()) != nil)
      for (template, problem) in [
        ("{run", "a brace is not closed"), ("run}", "a brace is closed that is not open"),
        (#"\q"#, "it has a backslash before none of"), ("", "it is empty"), ("{rum}", "did you mean 'run'?"),
      ] {
        let answer = try workspace.labs("history", "--format", template)
        #expect(answer.status == 64 && answer.errors.contains(problem), "\(answer.errors)")
      }
      #expect(try workspace.labs("history", "--format", "{run}", "--plain").status == 64)
    }

    @Test func `Runs are found by commit and host`() throws {
      let workspace = try Workspace()
      let git = "git -c user.name=a -c user.email=a@b.c"
      let commits = try workspace.bash(
        """
        git init -q . && printf '*sqlite*\\n.cache\\nstderr*\\n' > .gitignore && git add .
        for message in one two; do
          \(git) commit -q --allow-empty -m $message && "$LABS" run \(lab) >&2 && git rev-parse HEAD
        done
        """
      ).output.split(separator: "\n").map(String.init)
      try #require(commits.count == 2)
      func runs(_ arguments: String...) throws -> String {
        let process = try LabsProcess(
          ["history", "--format", "{run}"] + arguments, environment: [:], folder: workspace.path,
          home: workspace.path)
        return try process.answer().output
      }
      #expect(try runs("--commit", commits[0]) == "1\n")
      #expect(try runs("--commit", commits[1].prefix(9).uppercased()) == "2\n")
      let host = try workspace.bash("uname -n").output
      #expect(try runs("--host", String(host.dropLast())) == "2\n1\n")
      let none = try workspace.labs("history", "--commit", "0123456789abcdef")
      #expect(none.status == 66 && none.errors.contains("no run is of the commit '0123456789abcdef'"))
      #expect(
        try workspace.labs("history", "--host", "nowhere").errors.contains("no run has the host 'nowhere'"))
    }

    @Test func `Signs are ASCII where the locale or the terminal wants them so`() throws {
      let workspace = try Workspace()
      _ = try workspace.labs("run", lab)
      for environment in [["LANG": "C"], ["TERM": "dumb"]] {
        for command in ["history", "show", "list"] {
          let output = try workspace.labs(command, environment: environment).output
          #expect(output.utf8.allSatisfy { $0 < 128 }, "\(command) \(environment): \(output)")
        }
      }
    }
  }
}
