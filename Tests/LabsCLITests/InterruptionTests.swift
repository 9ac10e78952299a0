import Foundation
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct InterruptionTests {
    /// A live run that has its first answer.
    private func running(in workspace: Workspace) throws -> LabsProcess {
      let process = try workspace.start("run", Workspace.lab, "--live")
      try process.output(upTo: "     1  200")
      return process
    }

    private func stored(in workspace: Workspace) throws -> JSON {
      try workspace.labs("show", "--json").json
    }

    @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143)), (SIGHUP, Int32(143))])
    func `A run that is told to stop cleans up and is kept as interrupted`(
      signal: Int32, status: Int32
    ) throws {
      let workspace = try Workspace()
      let process = try running(in: workspace)
      process.send(signal)
      let answer = try process.answer()
      // The parent sees the signal itself.
      #expect(process.wasKilled && answer.status == 128 + signal)
      #expect(answer.errors.contains("Interrupted; cleaning up."))
      #expect(answer.output.contains("✓ Stop them") && answer.output.contains("INTERRUPTED"))
      let run = try stored(in: workspace)
      #expect(run["status"] == "interrupted" && run["exit_code"]?.int == Int(status))
      #expect(run["steps"]?.array?.last?["status"] == "passed")
    }

    @Test func `A run that was killed is told as crashed, with what it had done`() throws {
      let workspace = try Workspace()
      let process = try running(in: workspace)
      process.send(SIGKILL)
      #expect(try process.answer().status == 128 + SIGKILL)
      let history = try workspace.labs("history", "--json").json
      #expect(history["runs"]?[0]?["status"] == "crashed")
      let run = try stored(in: workspace)
      #expect(run["status"] == "crashed")
      #expect(run["steps"]?.array?.map { $0["status"] } == ["passed", "crashed"])
      #expect(run["steps"]?[1]?["requests"]?[0]?["status"] == 200)
      #expect(try workspace.labs("show").output.contains("CRASHED"))
      // The next run finds the history in order.
      #expect(try workspace.labs("run", Workspace.lab).status == 0)
    }
  }
}
