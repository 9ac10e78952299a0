import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct CompareCommandTests {
    private let lab = Workspace.lab
    private let workspace: Workspace

    init() throws {
      workspace = try Workspace()
      _ = try workspace.labs("run", lab, "--seed", "1", "--tag", "calm", "--note", "the first")
      _ = try workspace.labs("run", lab, "--seed", "1")
      _ = try workspace.labs("run", lab, "--seed", "1", "-p", "tokensPerMinute=100000")
    }

    @Test func `The newest run is compared with the one before it that passed, or with the baseline`() throws
    {
      let first = try workspace.labs("diff", "--json").json
      #expect(first["schema"] == "labs.diff/1")
      #expect(first["runs"]?.array?.map { $0["id"] } == [2, 3])
      #expect(first["causes"] == ["tokensPerMinute"])
      #expect(try workspace.labs("baseline", lab, "1").output.contains("Run 1 is the baseline"))
      #expect(try workspace.labs("compare", "--json").json["runs"]?.array?.map { $0["id"] } == [1, 3])
      #expect(try workspace.labs("baseline", lab).output.hasPrefix("Run 1."))
      #expect(try workspace.labs("show", "baseline", "--json").json["id"] == 1)
      #expect(try workspace.labs("baseline", lab, "--clear").output.contains("no baseline now"))
      #expect(try workspace.labs("diff", lab, "--json").json["runs"]?.array?.map { $0["id"] } == [2, 3])
      #expect(try workspace.labs("diff", "1", "--json").json["runs"]?.array?.map { $0["id"] } == [1, 3])
      let pooled = try workspace.labs("diff", "--against-last", "5", "--json").json
      #expect(pooled["runs"]?[0]?["pooled"] == [1])
    }

    @Test func `The same seed and parameters give the same, which a diff says`() throws {
      let text = try workspace.labs("diff", "1", "2").output
      #expect(text.contains("! the runs were made alike"))
      #expect(!text.contains("assertions\n") && !text.contains("~"))
    }

    @Test func `A regression is bit 2 of the exit code, and is told`() throws {
      let none = try workspace.labs("diff", "1", "2", "--fail-on", "latency>+10%", "--fail-on", "failures>0")
      #expect(none.status == 0 && none.output.contains("NO REGRESSION"))
      let answer = try workspace.labs("diff", "1", "3", "--fail-on", "failures>0")
      #expect(answer.status == 4 && answer.output.contains("REGRESSION  0 of 1 check passed"))
      #expect(
        try workspace.labs("diff", "1", "3", "--fail-on", "failures>0", "--md").output.contains(
          "✗ regression"))
      #expect(try workspace.labs("diff", "1", "3", "--fail-on", "latncy>0").status == 64)
      #expect(try workspace.labs("diff", "1", "3", "--fail-on", "latency").status == 64)
      #expect(try workspace.labs("diff", "1", "9").status == 66)
    }

    @Test func `A run can be compared as soon as it is made`() throws {
      let same = try workspace.labs("run", lab, "--seed", "1", "--compare", "1", "--fail-on", "latency>+10%")
      #expect(same.status == 0 && same.output.contains("NO REGRESSION"))
      let worse = try workspace.labs(
        "run", lab, "--seed", "1", "-p", "tokensPerMinute=100000", "--fail-on", "tokens.n>8")
      #expect(worse.status == 5 && worse.output.contains("diff  4 → 5"))
      let slower = try workspace.labs("run", lab, "--seed", "1", "--fail-on", "latency.max>1", "--json")
      #expect(try slower.status == 4 && slower.json["id"] == 6)
      #expect(slower.errors.contains("✗ latency.max>1"))
      #expect(try workspace.labs("run", lab, "--compare", "99").status == 66)
      #expect(try workspace.labs("history", "--json").json["runs"]?.array?.count == 6)
    }

    @Test func `Tags and notes are given when a run is made, and later`() throws {
      #expect(
        try workspace.labs("history", "--tag", "calm", "--json").json["runs"]?.array?.map { $0["id"] } == [1])
      #expect(try workspace.labs("tag", "2", "+b1", "+history").output.hasPrefix("Run 2: b1 history\n"))
      #expect(try workspace.labs("tag", "2", "-history").output == "Run 2: b1\n")
      #expect(try workspace.labs("show", "tag:b1", "--json").json["id"] == 2)
      #expect(try workspace.labs("tag", "2", "+no tag").status == 64)
      #expect(try workspace.labs("run", lab, "--tag", "no tag").status == 64)
      #expect(
        try workspace.labs("history", "--metric", "latency").errors.contains("'latency' is no condition"))
      #expect(try workspace.labs("note", "2", "with", "redis").status == 0)
      #expect(try workspace.labs("note", "2").output == "with redis\n")
      #expect(
        try workspace.labs("history", "--grep", "REDIS", "--json").json["runs"]?.array?.map { $0["id"] } == [
          2
        ])
      #expect(try workspace.labs("history", "--tag", "clam").errors.contains("did you mean 'calm'?"))
    }

    @Test func `The history has the columns and the form that are asked for`() throws {
      let plain = try workspace.labs("history", "--columns", "run,result,tags", "--plain", "--reverse").output
      #expect(plain == "run\tresult\ttags\n1\tpassed\tcalm\n2\tpassed\t\n3\tfailed\t\n")
      let json = try workspace.labs("history", "--failed", "--columns", "run,p50", "--json").json
      #expect(json["runs"]?.array?.count == 1)
      #expect(json["runs"]?[0]?.keys == ["run", "p50"])
      #expect(try workspace.labs("history", "--json=run", "-n", "1").json["runs"] == [["run": 3]])
      let wrong = try workspace.labs("history", "--columns", "rum")
      #expect(wrong.status == 64 && wrong.errors.contains("did you mean 'run'?"))
      #expect(try workspace.labs("history", "--since", "someday").status == 64)
      #expect(
        try workspace.labs("history", "--since", "today", "--until", "today").output.contains("✗ failed"))
      #expect(try workspace.labs("history", "--until", "2020-01-01").output.hasPrefix("No run is so."))
    }

    @Test func `A run in another file is named with the file, and can be brought here`() throws {
      try FileManager.default.createDirectory(
        atPath: "\(workspace.path)/ci", withIntermediateDirectories: true)
      _ = try workspace.labs("run", lab, "--seed", "5", "--results", "ci/ci.sqlite")
      let diff = try workspace.labs("diff", "1", "ci/ci.sqlite#@", "--json").json
      #expect(diff["causes"] == ["seed"])
      #expect(
        try workspace.labs("diff", "ci/ci.sqlite#1", "--json").json["causes"] == ["tokensPerMinute", "seed"])
      #expect(try workspace.labs("show", "ci/ci.sqlite#1", "--json").json["seed"] == "5")
      #expect(try workspace.labs("show", "ci/ci.sqlite#2").status == 66)
      #expect(
        try workspace.labs("import", "ci/ci.sqlite", "-n").output.hasPrefix("1 new run, 0 known already.\n"))
      #expect(try workspace.labs("import", "ci/ci.sqlite").output.contains("`labs show 4` shows"))
      #expect(try workspace.labs("import", "ci/ci.sqlite").output.hasPrefix("0 new runs, 1 known already."))
      #expect(try workspace.labs("trend", lab).output.contains("3 runs") == false)
      #expect(try workspace.labs("trend", lab, "--json").json["labels"] == ["1", "2", "3", "4"])
    }

    @Test func `Old runs are taken away when asked, tagged ones never`() throws {
      #expect(try workspace.labs("prune").status == 64)
      #expect(try workspace.labs("prune", "--keep", "1", "-n").output.hasPrefix("1 run would go: 2\n"))
      #expect(try workspace.labs("prune", "--older", "30d").output == "There is nothing to take away.\n")
      #expect(try workspace.labs("prune", "--keep", "0").output.hasPrefix("2 runs went: 3, 2\n"))
      #expect(try workspace.labs("history", "--json").json["runs"]?.array?.map { $0["id"] } == [1])
    }
  }
}
