import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct RunReportingTests {
    private let lab = Workspace.lab

    private func text(_ workspace: Workspace, _ file: String) throws -> String {
      try String(contentsOfFile: "\(workspace.path)/\(file)", encoding: .utf8)
    }

    @Test func `Reports are written of a run that fails, all that were asked for`() throws {
      let workspace = try Workspace()
      let answer = try workspace.labs(
        "run", lab, lab, "-p", "tokensPerMinute=100000", "--report", "junit=a.xml", "--report", "md=a b.md")
      #expect(answer.status == 1)
      #expect(try text(workspace, "a.xml").components(separatedBy: "<testsuite ").count == 3)
      #expect(try text(workspace, "a b.md").contains("**FAILED · token-rate-limiting · run 2 · "))
    }

    @Test func `Reports are written of a run that is interrupted, and events as it goes on`() throws {
      let workspace = try Workspace()
      let process = try workspace.start(
        "run", lab, "--live", "--events", "-", "--report", "json=a.json", "--report", "junit=a.xml")
      let started = try process.output(upTo: "\"event\":\"request\"")
      #expect(started.hasPrefix("{\"event\":\"run.started\",\"lab\":\"token-rate-limiting\","))
      process.send(SIGINT)
      let answer = try process.answer()
      #expect(answer.status == 130 && answer.errors.contains("INTERRUPTED"))
      let last = try #require(answer.output.split(separator: "\n").last)
      #expect(last.contains("\"event\":\"run.finished\"") && last.contains("\"status\":\"interrupted\""))
      #expect(try JSON(parsing: try text(workspace, "a.json"))["status"] == "interrupted")
      #expect(try text(workspace, "a.xml").contains("<error type=\"interrupted\""))
    }

    @Test func `Events are as many as the run says it kept, in a file or on standard output`() throws {
      let workspace = try Workspace()
      let answer = try workspace.labs("run", lab, "--seed", "1", "--events", "events.ndjson", "--json")
      let lines = try text(workspace, "events.ndjson").split(separator: "\n").map {
        try JSON(parsing: String($0))
      }
      #expect(lines.map { $0["seq"]?.int } == Array(1...lines.count))
      let requests = (try answer.json["steps"]?.array ?? []).flatMap { $0["requests"]?.array ?? [] }
      #expect(lines.count { $0["event"] == "request" } == requests.count && !requests.isEmpty)
      let again = try workspace.labs("run", lab, "--seed", "1", "--events", "-")
      #expect(again.output.split(separator: "\n").count == lines.count && again.errors.contains("PASSED"))
    }

    @Test func `GitHub gets groups, annotations relative to its checkout, and a summary beside others`()
      throws
    {
      let workspace = try Workspace()
      try workspace.write("before\n", to: "summary.md")
      let parent = URL(filePath: workspace.path).deletingLastPathComponent().path
      let answer = try workspace.labs(
        "run", lab, "-p", "tokensPerMinute=100000",
        environment: [
          "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "\(workspace.path)/summary.md",
          "GITHUB_WORKSPACE": parent,
        ])
      let lines = answer.output.split(separator: "\n")
      #expect(lines.first == "::group::labs token-rate-limiting run 1")
      let token = try #require(lines[1].firstMatch(of: /^::stop-commands::(.+)$/)?.output.1)
      #expect(lines.contains("::\(token)::") && lines.contains("::endgroup::"))
      let folder = try #require(workspace.path.split(separator: "/").last)
      #expect(answer.output.contains("::error file=\(folder)/Sources/Labs/TokenRateLimiting.swift,line="))
      let summary = try text(workspace, "summary.md")
      #expect(summary.hasPrefix("before\n# ✗ Token rate limiting, run 1\n"))
    }
  }
}
