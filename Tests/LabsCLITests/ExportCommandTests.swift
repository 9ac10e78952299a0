import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct ExportCommandTests {
    private let lab = Workspace.lab

    private func text(_ workspace: Workspace, _ file: String) throws -> String {
      try String(contentsOfFile: "\(workspace.path)/\(file)", encoding: .utf8)
    }

    @Test func `A file's name says what is written, and what was there before is replaced`() throws {
      let workspace = try Workspace()
      _ = try workspace.labs("run", lab, "--seed", "1")
      let beginnings = [
        ("a.md", "# ✓ Token rate limiting, run 1\n"), ("a.html", "<!doctype html>"), ("a.ipynb", "{"),
        ("a.json", "{"), ("a.csv", "run,lab,step,seq,method,"), ("a.xml", "<?xml version=\"1.0\""),
      ]
      for (file, beginning) in beginnings {
        try workspace.write("old", to: file)
        let answer = try workspace.labs("export", "1", "-o", file)
        #expect(answer.status == 0 && answer.output.isEmpty && answer.errors == "wrote \(file)\n")
        #expect(try text(workspace, file).hasPrefix(beginning), "\(file)")
      }
      #expect(try JSON(parsing: try text(workspace, "a.json"))["schema"] == "labs.run/1")
      #expect(try JSON(parsing: try text(workspace, "a.ipynb"))["nbformat"] == 4)
      #expect(
        try text(workspace, "a.html").contains("&lt;azure-openai-token-limit"), "the run's policy document")
    }

    @Test func `Standard output takes it too, and several runs, and another table`() throws {
      let workspace = try Workspace()
      for _ in 1...2 { _ = try workspace.labs("run", lab) }
      let runs = try workspace.labs("export", "1", "@", "--as", "json").json
      #expect(runs["schema"] == "labs.runs/1" && runs["runs"]?.array?.map { $0["id"] } == [1, 2])
      let table = try workspace.labs("export", lab, "-o", "-", "--as", "csv", "--table", "assertions")
      #expect(table.output.hasPrefix("run,lab,step,seq,message,passed,") && table.output.contains("\n2,"))
    }

    @Test(
      arguments: [
        (["export"], 64, "--as KIND"), (["export", "-o", "a.txt"], 64, "'a.txt' does not say what to write"),
        (["export", "--as", "pdf"], 64, "there is no form 'pdf'"),
        (["export", "-o", "a.md", "--table", "steps"], 64, "for CSV only"),
        (["export", "7", "-o", "a.md"], 66, "there is no run '7'"),
        (["export", "-o", "nowhere/a.md"], 73, "make the folder first"),
        (["export", "-o", "labs", "--as", "md"], 73, "is a folder"),
        (["run", Workspace.lab, "--report", "pdf=a"], 64, "there is no form 'pdf'"),
        (["run", Workspace.lab, "--report", "junit"], 64, "KIND=FILE"),
        (["run", Workspace.lab, "--json", "--events", "-"], 64, "--json takes standard output"),
        (["run", Workspace.lab, "--events", "-", "--report", "md=-"], 64, "only one thing"),
        (["run", Workspace.lab, "--report", "md=nowhere/a"], 73, "make the folder first"),
        (["run", Workspace.lab, "--events", "nowhere/a"], 73, "nowhere/a cannot be written"),
        (["show", "--json", "--charts"], 64, "--json prints the whole run"),
        (["show", "--step", "Ask 10 times in a rom"], 66, "did you mean 'Ask 10 times in a row'?"),
      ] as [([String], Int32, String)])
    func `What cannot be written is told before anything is done`(
      arguments: [String], status: Int32, message: String
    ) throws {
      let workspace = try Workspace()
      _ = try workspace.labs("run", lab)
      let process = try LabsProcess(arguments, environment: [:], folder: workspace.path, home: workspace.path)
      let answer = try process.answer()
      #expect(answer.status == status && answer.errors.contains(message), "\(answer)")
      #expect(try workspace.labs("history", "--json").json["runs"]?.array?.count == 1)
    }

    @Test func `Parts of a run are shown by themselves`() throws {
      let workspace = try Workspace()
      _ = try workspace.labs("run", lab, "--seed", "1")
      #expect(try workspace.labs("show", "--params").output.contains("tokensPerMinute  500    default"))
      #expect(try workspace.labs("show", "--timeline").output.contains("Steps of run 1"))
      #expect(try workspace.labs("show", "--log").output.contains("gateway  http://apim.local/"))
      #expect(try workspace.labs("show", "--curl").output.contains("-H \"api-key: $LABS_KEY\""))
      #expect(try workspace.labs("show", "--requests").output.contains("429"))
      let charts = try workspace.labs("show", "--charts", "--width", "60").output
      #expect(charts.contains("\nTokens by request\n") && !charts.contains("assert"))
      let lines = charts.split(separator: "\n").dropFirst()
      #expect(lines.allSatisfy { $0.count <= 60 })
      let step = try workspace.labs("show", "--step", "Tokens by request").output
      #expect(step.contains("Accumulated") && !step.contains("with retries"))
    }
  }
}
