import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct RunAllTests {
    /// A project with every lab's files.
    private func workspace() throws -> Workspace {
      let workspace = try Workspace()
      let labs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "labs").path
      try FileManager.default.removeItem(atPath: "\(workspace.path)/labs")
      try FileManager.default.copyItem(atPath: labs, toPath: "\(workspace.path)/labs")
      return workspace
    }

    private func names(in workspace: Workspace) throws -> [String] {
      (try workspace.labs("list", "--json").json["labs"]?.array ?? []).compactMap { $0["name"]?.string }
    }

    @Test func `Every lab has a line, and a row in the table at the end`() throws {
      let workspace = try workspace()
      let answer = try workspace.labs("run", "--all", "--seed", "5")
      #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
      let lines = answer.output.split(separator: "\n")
      let names = try names(in: workspace)
      for name in names {
        #expect(lines.count { $0.contains("PASSED  \(name)  ") } == 1)
        #expect(lines.count { $0.hasPrefix("\(name) ") && $0.contains(" passed ") } == 1)
      }
      #expect(lines.last == "PASSED  \(names.count) of \(names.count) labs passed")
      #expect(!answer.output.contains("\u{1B}"))
    }

    @Test func `One lab that fails makes the exit code, and says what failed`() throws {
      let workspace = try workspace()
      let file = "labs/token-metrics-emitting/policy.xml"
      let text = try String(contentsOfFile: "\(workspace.path)/\(file)", encoding: .utf8)
      try workspace.write(text.replacing("@(context.Api.Id)", with: "x"), to: file)
      let answer = try workspace.labs("run", "--all", "--json")
      #expect(answer.status == 1)
      let runs = try answer.json["runs"]?.array ?? []
      #expect(try runs.count == names(in: workspace).count)
      #expect(runs.count { $0["status"] == "failed" } == 1)
      #expect(answer.errors.contains("FAILED  token-metrics-emitting"))
      #expect(answer.errors.contains("API ID is the API's name"))
      #expect(answer.errors.contains("again: labs run token-metrics-emitting --seed "))
    }

    @Test(arguments: [["--all", Workspace.lab], ["--all", "-p", "requests=3"]])
    func `Names and parameters do not go with all`(arguments: [String]) throws {
      let workspace = try Workspace()
      let process = try LabsProcess(
        ["run"] + arguments, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      #expect(answer.status == 64 && answer.errors.contains("--all takes no"))
    }
  }
}
