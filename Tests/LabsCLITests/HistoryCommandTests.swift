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
