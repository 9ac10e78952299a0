import Foundation
import HTTPTransport
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

    @Test func `A second Ctrl-C ends the run at once, though the clean-up still waits`() async throws {
      let workspace = try Workspace()
      let process = try workspace.terminal("run", Workspace.lab, "-i", "--live", "-p", "requests=1")
      process.output(upTo: "[k]eep\n> ")
      try process.type("k")
      process.output(upTo: "Gateway      ")
      var url = try #require(RequestURL(String(process.output(upTo: "\n").dropLast())))
      url.path = "/openai/deployments/gpt-4o-mini/chat/completions"
      process.output(upTo: "openai-subscription  ")
      let key = String(process.output(upTo: "\n").dropLast())
      process.output(upTo: "goes on from here.\n")
      // The clean-up gives a request some seconds to end; this one's body never does.
      let (chunks, source) = AsyncStream.makeStream(of: [UInt8].self)
      let (beginnings, beginning) = AsyncStream.makeStream(of: Void.self)
      source.yield(Array("{".utf8))
      let body = BodyStream {
        beginning.yield()
        for await chunk in chunks { return chunk }
        return nil
      }
      let unfinished = Request("POST", url, headers: ["api-key": key], body: .stream(body))
      let whole = Request("POST", url)
      let client = Client()
      let upload = Task { try? await client.respond(to: unfinished) }
      for await _ in beginnings { break }
      #expect(try await client.respond(to: whole).status == 401)
      try process.type("\u{3}")
      process.output(upTo: "Ctrl-C again ends it at once.")
      try process.type("\u{3}")
      let (status, rest) = process.end()
      #expect(status == 130 && !rest.contains("Stop them"), "\(rest)")
      source.finish()
      upload.cancel()
      await client.shutdown()
      #expect(try stored(in: workspace)["status"] == "crashed")
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
