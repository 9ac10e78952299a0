import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct RunCommandTests {
    private let lab = Workspace.lab

    @Test func `A lab that passes shows its phases and its verdict, and is kept`() throws {
      let workspace = try Workspace()
      let answer = try workspace.labs("run", lab, "--seed", "1")
      #expect(answer.status == 0 && answer.errors.isEmpty)
      let phases = ["\ndeploy\n", "\nexercise\n", "\nassert\n", "\nclean up\n", "\nPASSED  \(lab)  run 1  "]
      var rest = answer.output[...]
      for phase in phases {
        let range = try #require(rest.range(of: phase), "\(phase) in \(answer.output)")
        rest = rest[range.upperBound...]
      }
      #expect(!answer.output.contains("\u{1B}"))
      #expect(workspace.has("results.sqlite"))
    }

    @Test func `A lab that fails ends with 1 and says what was expected, what was seen, and where`() throws {
      let answer = try Workspace().labs("run", lab, "-p", "tokensPerMinute=100000")
      #expect(answer.status == 1)
      for part in [
        "expected  ", "actual    ", "at        Sources/Labs/TokenRateLimiting.swift:", "\nFAILED  ",
      ] {
        #expect(answer.output.contains(part), "\(part)")
      }
      #expect(answer.output.contains("again: labs run \(lab) --seed "))
    }

    @Test func `The same seed gives the same requests, tokens, statuses and times`() throws {
      let workspace = try Workspace()
      func requests(_ seed: String) throws -> [JSON] {
        let run = try workspace.labs("run", lab, "--seed", seed, "--json").json
        return try #require(run["steps"]?.array).compactMap { $0["requests"] }
      }
      let first = try requests("7")
      #expect(try requests("7") == first)
      #expect(try requests("8") != first)
      #expect(first.contains { $0.array?.count == 10 })
    }

    @Test func `As JSON it is one document, and the report goes to standard error`() throws {
      let answer = try Workspace().labs("run", lab, "--json")
      let run = try answer.json
      #expect(answer.status == 0)
      #expect(run["schema"] == "labs.run/1" && run["status"] == "passed" && run["exit_code"] == 0)
      #expect(run.keys.allSatisfy { $0 == $0.lowercased() }, "\(run.keys.sorted())")
      #expect(answer.errors.contains("PASSED"))
      let refused = (run["steps"]?.array ?? []).flatMap { $0["requests"]?.array ?? [] }
        .filter { $0["status"] == 429 }
      #expect(!refused.isEmpty && refused.allSatisfy { $0["total_tokens"]?.isNull ?? true })
    }

    @Test func `Several labs are several runs, and one document`() throws {
      let answer = try Workspace().labs("run", lab, lab, "--json")
      let runs = try answer.json["runs"]?.array ?? []
      #expect(runs.map { $0["id"] } == [1, 2] && runs.allSatisfy { $0["schema"] == "labs.run/1" })
    }

    @Test(arguments: [
      (["run"], 64, "<labs>"),
      (["run", "tokn-rate-limiting"], 66, "did you mean 'token-rate-limiting'?"),
      (["run", Workspace.lab, "-p", "request=3"], 64, "did you mean 'requests'?"),
      (["run", Workspace.lab, "-p", "requests="], 64, "takes a whole number, not ''"),
      (["run", Workspace.lab, "-p", "requests=0"], 64, "use 1 to 10000"),
      (["run", Workspace.lab, "-p", "requests=1", "-p", "requests=2"], 64, "set twice"),
      (["run", Workspace.lab, "--seed", "x"], 64, "--seed"),
      (["run", Workspace.lab, "--width", "10"], 64, "40 to 200"),
      (["info", "tokn-rate-limiting"], 66, "did you mean 'token-rate-limiting'?"),
      (["serve", "tokn-rate-limiting"], 66, "did you mean 'token-rate-limiting'?"),
      (["serve", Workspace.lab, "--port", "65536"], 64, "0 to 65535"),
      (["show"], 66, "there are no runs yet"),
      (["show", "x"], 66, "there are no runs yet"),
      (["history", "-n", "0"], 64, "-n"),
      (["history", "--lab", "tokn-rate-limiting"], 66, "did you mean 'token-rate-limiting'?"),
      (["history", "--results", "nothing.sqlite"], 66, "there is no history here yet"),
      (["nothing"], 64, "nothing"),
    ])
    func `What cannot be done is told on standard error, with a code that says why`(
      arguments: [String], status: Int32, message: String
    ) throws {
      let workspace = try Workspace()
      let process = try LabsProcess(arguments, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      #expect(answer.status == status)
      #expect(answer.output.isEmpty)
      #expect(answer.errors.contains(message), "\(answer.errors)")
    }

    @Test func `Outside of a project there is nothing to run`() throws {
      let workspace = try Workspace()
      try FileManager.default.removeItem(atPath: "\(workspace.path)/\(Workspace.policyFile)")
      let answer = try workspace.labs("run", lab)
      #expect(answer.status == 66 && answer.errors.contains("no folder labs/"))
    }

    @Test func `The history lies in the project, or where it was asked to`() throws {
      let workspace = try Workspace()
      #expect(try workspace.labs("run", lab, in: "labs/\(lab)").status == 0)
      #expect(workspace.has("results.sqlite"))
      #expect(try workspace.labs("run", lab, "--results", "flag.sqlite", in: "labs").status == 0)
      #expect(workspace.has("labs/flag.sqlite"))
      let environment = ["LABS_RESULTS": "environment.sqlite"]
      #expect(try workspace.labs("run", lab, environment: environment, in: "labs").status == 0)
      #expect(workspace.has("labs/environment.sqlite"))
    }

    @Test func `A file that is no history is not touched`() throws {
      let workspace = try Workspace()
      try workspace.write("my notes, long enough to be taken for something else\n", to: "notes.txt")
      let answer = try workspace.labs("run", lab, "--results", "notes.txt")
      #expect(answer.status == 78 && answer.errors.contains("notes.txt"))
      #expect(
        try String(contentsOfFile: "\(workspace.path)/notes.txt", encoding: .utf8).hasPrefix("my notes"))
    }
  }
}
