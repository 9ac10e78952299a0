import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct OwnLabTests {
    private let workspace: Workspace

    init() throws {
      workspace = try Workspace()
    }

    private var compiled: [String] {
      get throws {
        try FileManager.default.contentsOfDirectory(atPath: workspace.path + "/.cache/labs")
          .filter { $0.hasSuffix(".so") }
      }
    }

    private func edit(_ file: String, _ old: String, _ new: String) throws {
      let text = try String(contentsOfFile: "\(workspace.path)/\(file)", encoding: .utf8)
      try #require(text.contains(old))
      try workspace.write(text.replacing(old, with: new), to: file)
    }

    @Test
    func `A new lab runs as it is, is compiled once per content, and is known by its name from then on`()
      throws
    {
      let made = try workspace.labs("new", "mine/my-lab")
      #expect(made.status == 0 && made.output.contains("next:  labs run mine/my-lab\n"))

      let first = try workspace.labs("run", "mine/my-lab", "--seed", "1", "--json")
      #expect(first.status == 0 && first.errors.contains("PASSED"), "\(first.errors)")
      let run = try first.json
      #expect(run["lab"]?["name"] == "my-lab" || run["lab"] == "my-lab", "\(run.keys)")
      #expect(try compiled.count == 1)

      // Again from elsewhere, by its name.
      let again = try workspace.labs(
        "run", "my-lab", "--seed", "1", "--results", "../results.sqlite", in: "mine")
      #expect(again.status == 0 && again.output.contains("run 2"), "\(again.errors)")
      #expect(try compiled.count == 1)
      #expect(try workspace.labs("info", ".", in: "mine/my-lab").output.contains("callsPerMinute=3"))

      // It is listed with its folder for as long as it is there.
      let folder = workspace.path + "/mine/my-lab"
      let listed = try workspace.labs("list").output
      #expect(listed.contains("my-lab") && listed.contains("one of your own") && listed.contains(folder))
      let json = try workspace.labs("list", "--json").json["labs"]?.array?.first { $0["name"] == "my-lab" }
      #expect(json?["folder"]?.string == folder && json?["category"] == "own" && json?["last_run"] == 2)
      #expect(try workspace.labs("run", "my-lob").errors.contains("did you mean 'my-lab'?"))
      #expect(try workspace.bash("mv mine theirs").status == 0)
      #expect(try !workspace.labs("list").output.contains("my-lab"))
      #expect(try workspace.bash("mv theirs mine").status == 0)

      // The control: with no limit in reach the lab fails, and says where in the person's own file.
      let failed = try workspace.labs("run", "my-lab", "-p", "callsPerMinute=1000")
      #expect(
        failed.status == 1 && failed.output.contains("at        \(workspace.path)/mine/my-lab/Lab.swift:"))

      // After an edit of its policy it is gone on with, like any other.
      let limit = "calls=\"{{calls-per-minute}}\""
      try edit("mine/my-lab/policy.xml", limit, "calls=\"4\"")
      #expect(try workspace.labs("run", "my-lab").status == 1)
      try edit("mine/my-lab/policy.xml", "calls=\"4\"", limit)
      let resumed = try workspace.labs("resume")
      #expect(
        resumed.status == 0 && resumed.output.contains("Changed since: policy.xml."), "\(resumed.output)")
      #expect(try compiled.count == 1)

      try edit("mine/my-lab/Lab.swift", "callsPerMinute = 3", "callsPerMinute = 2")
      let edited = try workspace.labs("run", "mine/my-lab/Lab.swift", "--json")
      #expect(edited.status == 0, "\(edited.errors)")
      #expect(edited.output.contains("\"value\" : \"2\""))
      #expect(try compiled.count == 2)

      // A policy that does not load is told with its place, and stops check as well as run.
      try edit("mine/my-lab/policy.xml", "renewal-period", "renewal-perod")
      for command in ["run", "check"] {
        let refused = try workspace.labs(command, "mine/my-lab")
        #expect(refused.status == 65)
        #expect(
          (refused.errors + refused.output).contains("mine/my-lab/policy.xml:5:53: "), "\(refused.errors)")
      }
    }

    @Test func `What the compiler refuses is told with file and line, and nothing is run`() throws {
      #expect(try workspace.labs("new", "labs/wrong").status == 0)
      #expect(try workspace.labs("list").output.contains("\nwrong "))
      try edit("labs/wrong/Lab.swift", "answers.append(", "answers.apend(")
      let lines = try String(contentsOfFile: workspace.path + "/labs/wrong/Lab.swift", encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains("apend") }) + 1
      let place = "labs/wrong/Lab.swift:\(line):17: error: value of type '[Exchange]' has no member 'apend'"
      let run = try workspace.labs("run", "wrong")
      #expect(run.status == 65 && run.output.isEmpty && run.errors.contains("\n\(place)"), "\(run.errors)")
      #expect(!workspace.has("results.sqlite"))
      let check = try workspace.labs("check", "wrong", "--json")
      #expect(check.status == 65)
      let error = try check.json["labs"]?.array?.first?["error"]?.string ?? ""
      #expect(error.contains(place))
    }

    @Test(arguments: [
      (["new", "My Lab"], 64, "lowercase letters"),
      (["new", "semantic-caching"], 64, "comes with labs"),
      (["new", "labs"], 73, "exists already"),
      (["run", "./nothing"], 66, "there is no Lab.swift in"),
      (["run", "./empty"], 65, "no type here is a Lab"),
      (["run", "./two"], 65, "Second"),
      (["check", "nothing"], 66, "no lab 'nothing'"),
    ])
    func `What cannot be a lab is refused before anything is compiled`(
      arguments: [String], status: Int32, message: String
    ) throws {
      for (folder, text) in [
        ("empty", "struct A {}"), ("two", "struct First: Lab {}\nstruct Second: Lab {}"),
      ] {
        try FileManager.default.createDirectory(
          atPath: "\(workspace.path)/\(folder)", withIntermediateDirectories: true)
        try workspace.write(text, to: "\(folder)/Lab.swift")
      }
      let process = try LabsProcess(arguments, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      #expect(answer.status == status && answer.errors.contains(message), "\(answer.errors)")
      #expect(!workspace.has(".cache/labs"))
    }

    @Test func `Away from where it was built it cannot compile, and says so`() throws {
      #expect(try workspace.labs("new", "my-lab").status == 0)
      let moved = "\(workspace.path)/moved"
      let binary = try LabsProcess.binary
      do {
        try FileManager.default.linkItem(atPath: binary, toPath: moved)
      } catch {
        try FileManager.default.copyItem(atPath: binary, toPath: moved)
      }
      let process = try LabsProcess(
        ["run", "./my-lab"], program: moved, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      #expect(answer.status == 69 && answer.errors.contains("bin/labs"), "\(answer.errors)")
    }
  }
}
