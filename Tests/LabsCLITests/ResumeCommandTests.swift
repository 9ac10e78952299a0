import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct ResumeCommandTests {
    private let lab = Workspace.lab

    private func run(_ number: Int, in workspace: Workspace) throws -> JSON {
      try workspace.labs("show", "\(number)", "--json").json
    }

    @Test(arguments: [SIGKILL, SIGINT])
    func `A live run that was stopped in its middle goes on at the step that it was in`(signal: Int32) throws
    {
      let workspace = try Workspace()
      let process = try workspace.start(
        "run", lab, "--live", "-p", "requests=1", "-p", "tokensPerMinute=90000")
      try process.output(upTo: "Ask with another key, and through another API\n     1  200")
      process.send(signal)
      #expect(try process.answer().status == 128 + signal)
      let answer = try workspace.labs("resume", "--until", "2")
      #expect(answer.status == 0, "\(answer.errors)")
      let word = signal == SIGKILL ? "crashed" : "was interrupted"
      #expect(answer.output.hasPrefix("Run 1 of \(lab) \(word).\nGoing on with \"Ask with another key"))
      #expect(answer.output.contains("✓ Ask 1 times in a row  reused from run 1"))
      let old = try run(1, in: workspace)
      let new = try run(2, in: workspace)
      #expect(new["resumed_from"] == 1 && new["mode"] == "live" && new["seed"] == old["seed"])
      #expect(new["params"]?[1]?["value"] == "1" && new["params"]?[0]?["value"] == "90000")
      #expect(new["steps"]?[1]?["reused_from"] == 1)
      #expect(new["steps"]?[1]?["requests"] == old["steps"]?[1]?["requests"])
      #expect(new["steps"]?[2]?["requests"]?.array?.map { $0["status"]?.int } == [200, 200])
      // What was cut short on purpose is gone on with when it is named.
      #expect(answer.output.contains("go on: labs resume 2"))
    }

    @Test func `Where there are no runs there is nothing to go on with, and no file is made`() throws {
      let workspace = try Workspace()
      let answer = try workspace.labs("resume")
      #expect(answer.status == 66 && answer.errors.contains("there is no run to go on with"))
      #expect(!workspace.has("results.sqlite"))
    }

    @Test func `After an edit of the policy the run goes on, and passes`() throws {
      let workspace = try Workspace()
      let policy = try Workspace.policy()
      let limit = "tokens-per-minute=\"{{tokens-per-minute}}\""
      #expect(policy.contains(limit))
      try workspace.write(
        policy.replacing(limit, with: "tokens-per-minute=\"90000\""), to: Workspace.policyFile)
      #expect(try workspace.labs("run", lab, "--seed", "3").status == 1)
      let same = try workspace.labs("resume", "--width", "200")
      #expect(same.status == 1)
      #expect(
        same.output.contains("has changed since, so the same outputs are judged again")
          && same.output.contains("labs resume 1 --from 1"))
      try workspace.write(policy, to: Workspace.policyFile)
      let answer = try workspace.labs("resume")
      #expect(answer.status == 0)
      #expect(answer.output.contains("Changed since: policy.xml."))
      #expect(answer.output.contains("Going back to \"Ask 10 times in a row\""))
      #expect(answer.output.contains("run 3  seed 3  simulated  resumed from run 2"))
      let done = try workspace.labs("resume", "3")
      #expect(done.status == 0 && done.output.contains("there is nothing to do"))
      let none = try workspace.labs("resume")
      #expect(none.status == 66 && none.errors.contains("there is no run to go on with"))
    }

    @Test func `A run that was cut short is gone on with, and ends as one that was not`() throws {
      let workspace = try Workspace()
      func requests(_ run: JSON) -> [JSON?] { run["steps"]?.array?.map { $0["requests"] } ?? [] }
      #expect(try workspace.labs("run", lab, "--seed", "5").status == 0)
      let whole = try run(1, in: workspace)
      #expect(try workspace.labs("run", lab, "--seed", "5", "--until", "2").status == 0)
      #expect(try workspace.labs("resume", "@").status == 0)
      let resumed = try run(3, in: workspace)
      #expect(requests(resumed) == requests(whole))
      #expect(resumed["clock_duration_ms"] == whole["clock_duration_ms"])
      let shown = try workspace.labs("show", "3").output
      #expect(
        shown.contains("✓ reused from run 2, 2 requests"))
    }

    @Test func `A change of a parameter is told, and what was passed stays`() throws {
      let workspace = try Workspace()
      #expect(try workspace.labs("run", lab, "-p", "requests=2", "--until", "1").status == 0)
      let answer = try workspace.labs("resume", "1", "-p", "tokensPerMinute=70000", "--json")
      #expect(answer.errors.contains("Changed since: tokensPerMinute=70000 (was 500)."))
      let run = try answer.json
      #expect(run["params"]?.array?.map { $0["value"]?.string } == ["70000", "2"])
      #expect(run["steps"]?[1]?["reused_from"] == 1)
    }

    @Test func `A run of a lab that is gone, one that still goes on, and one without states`() throws {
      let workspace = try Workspace()
      func sql(_ statement: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sqlite3", "\(workspace.path)/results.sqlite", statement]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      #expect(try workspace.labs("run", lab, "--until", "2").status == 0)
      try sql("DELETE FROM snapshots")
      let whole = try workspace.labs("resume", "1", "--width", "200")
      #expect(whole.status == 0 && whole.output.contains("it runs from the beginning"))
      #expect(!whole.output.contains("reused"))
      try sql("INSERT INTO labs (name, title, category) VALUES ('gone', 'Gone', '')")
      try sql("UPDATE runs SET lab = 'gone' WHERE id = 1")
      let gone = try workspace.labs("resume", "1")
      #expect(gone.status == 66 && gone.errors.contains("no lab 'gone'"))
      let process = try workspace.start("run", lab, "--live")
      try process.output(upTo: "     1  200")
      let busy = try workspace.labs("resume", "@")
      #expect(busy.status == 75 && busy.errors.contains("still going"))
      process.send(SIGINT)
      #expect(try process.answer().status == 130)
    }

    @Test(arguments: [
      (["resume", "9"], 66, "there is no run '9'"),
      (["resume", "1", "--from", "10"], 66, "has no step 10"),
      (["resume", "1", "--from", "Tokens by requst"], 66, "did you mean 'Tokens by request'?"),
      (["resume", "1", "--from", "ask"], 64, "is a part of the names of 4 steps: 1  Ask"),
      (["resume", "1", "-p", "nothing=1"], 64, "no parameter 'nothing'"),
      (["run", Workspace.lab, "--only", "6"], 64, "name step 1 after --only too"),
      (["run", Workspace.lab, "--until", "nowhere"], 66, "no step 'nowhere'"),
      (["run", "--all", "--until", "1"], 64, "take one lab"),
      (["run", Workspace.lab, "--from", "2"], 64, "labs resume token-rate-limiting --from '2'"),
    ])
    func `What cannot be gone on with is told, with a code that says why`(
      arguments: [String], status: Int32, message: String
    ) throws {
      let workspace = try Workspace()
      #expect(try workspace.labs("run", lab, "--until", "1").status == 0)
      let process = try LabsProcess(arguments, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      #expect(answer.status == status && answer.errors.contains(message), "\(answer.errors)")
    }
  }
}
