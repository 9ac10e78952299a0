import Foundation
import HTTPTransport
import OpenAI
import Testing

extension CommandLineTests {
  /// The codes beside those for the command line and for names, which the commands' own tests produce.
  @Suite struct ExitCodeTests {
    private let lab = Workspace.lab

    private func newest(in workspace: Workspace) throws -> JSON {
      try workspace.labs("show", "--json").json
    }

    @Test func `65: a policy document is wrong`() throws {
      let workspace = try Workspace()
      try workspace.write("<policies><inbound>", to: Workspace.policyFile)
      let answer = try workspace.labs("run", lab)
      #expect(answer.status == 65 && answer.errors.contains("\(Workspace.policyFile):1:11: "))
    }

    @Test func `69 and 77: a model endpoint is not there, or refuses the key`() async throws {
      let workspace = try Workspace()
      struct Locked: Responder {
        func respond(to request: Request) async throws -> Response { Response(401) }
      }
      let server = try await Server.start(Locked())
      let url = "http://127.0.0.1:\(server.port)/v1"
      let refused = try workspace.labs(
        "run", lab, "--model-endpoint", url, "--model-key", "env:KEY", environment: ["KEY": "wrong"])
      #expect(refused.status == 77 && refused.errors.contains("refuses the key: status 401"))
      await server.shutdown(grace: .zero)
      let gone = try workspace.labs("run", lab, "--model-endpoint", url)
      #expect(gone.status == 69 && gone.errors.contains("cannot be used"))
      #expect(!workspace.has("results.sqlite"))
    }

    @Test func `73: the results file cannot be made`() throws {
      let answer = try Workspace().labs("run", lab, "--results", "/proc/labs/results.sqlite")
      #expect(answer.status == 73 && answer.errors.contains("/proc/labs/results.sqlite: "))
      #expect(answer.output.isEmpty)
    }

    @Test func `74: a run does not begin where its history cannot grow`() throws {
      let answer = try Workspace().bash("ulimit -f 4; exec \"$LABS\" run \(lab)")
      #expect(answer.status == 74 && answer.output.isEmpty)
      #expect(answer.errors.contains("results.sqlite: "), "\(answer.errors)")
    }

    @Test
    func `74: of a run whose history cannot grow any more is kept what was written, and told what is lost`()
      throws
    {
      let workspace = try Workspace()
      #expect(try workspace.labs("run", lab).status == 0)
      // What is written of a run first takes some dozens of pages, and all of it many more.
      let answer = try workspace.bash("ulimit -f 260; exec \"$LABS\" run \(lab)")
      #expect(answer.status == 74)
      #expect(answer.errors.contains("run 2 is kept up to there"), "\(answer.errors)")
      #expect(answer.output.contains("✓ Stop them"))
      let history = try workspace.labs("history", "--json").json["runs"]?.array ?? []
      #expect(history.map { $0["id"] } == [2, 1])
      #expect(history.first?["status"] != "passed" && history.last?["status"] == "passed")
    }

    @Test func `74: an answer that cannot be written is no answer`() throws {
      let workspace = try Workspace()
      let run = try workspace.bash("exec \"$LABS\" run \(lab) >/dev/full")
      #expect(run.status == 74 && run.errors.contains("`labs show 1`"))
      #expect(try newest(in: workspace)["status"] == "passed")
      let history = try workspace.bash("exec \"$LABS\" history >/dev/full")
      #expect(history.status == 74 && history.errors.contains("No space left on device"))
    }

    @Test func `74 and 78: a results file that is damaged, newer or another program's`() throws {
      let workspace = try Workspace()
      #expect(try workspace.labs("run", lab).status == 0)
      let copies = try workspace.bash(
        """
        cp results.sqlite newer.sqlite && sqlite3 newer.sqlite 'PRAGMA user_version = 99'
        sqlite3 foreign.sqlite 'PRAGMA application_id = 258; CREATE TABLE t(x)'
        head -c 6000 results.sqlite > damaged.sqlite; head -c 60000 /dev/zero >> damaged.sqlite
        """)
      #expect(copies.status == 0, "\(copies.errors)")
      for (file, status, words) in [
        ("newer.sqlite", Int32(78), "a newer labs wrote this history"),
        ("foreign.sqlite", 78, "another program's database"),
        ("damaged.sqlite", 74, "the history is damaged"),
      ] {
        for command in [["run", lab], ["history"]] {
          let process = try LabsProcess(
            command + ["--results", file], environment: [:], folder: workspace.path, home: workspace.path)
          let answer = try process.answer()
          #expect(answer.status == status && answer.errors.contains(words), "\(command) \(answer)")
        }
      }
    }

    @Test func `75: the results file stays locked for longer than is waited`() throws {
      let workspace = try Workspace()
      #expect(try workspace.labs("run", lab).status == 0)
      let locker = Process()
      locker.executableURL = URL(filePath: "/usr/bin/env")
      locker.arguments = ["sqlite3", "-batch", "\(workspace.path)/results.sqlite"]
      let (input, output) = (Pipe(), Pipe())
      locker.standardInput = input
      locker.standardOutput = output
      try locker.run()
      input.fileHandleForWriting.write(Data("BEGIN EXCLUSIVE; SELECT 'locked';\n".utf8))
      #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "locked\n")
      let answer = try workspace.labs("run", lab, "--wait", "200ms")
      #expect(answer.status == 75 && answer.errors.contains("locked"), "\(answer)")
      let waits = try workspace.start("run", lab, "--wait", "1m")
      // A lock that goes in time is no trouble.
      try input.fileHandleForWriting.close()
      locker.waitUntilExit()
      #expect(try waits.answer().status == 0)
      #expect(try workspace.labs("history", "--json").json["runs"]?.array?.count == 2)
    }

    @Test func `124: the time is over, and what was deployed is cleaned up`() throws {
      let workspace = try Workspace()
      let answer = try workspace.labs("run", lab, "--live", "--timeout", "1s")
      #expect(answer.status == 124)
      #expect(answer.errors.contains("The time is over; cleaning up."))
      #expect(answer.output.contains("✓ Stop them") && answer.output.contains("INTERRUPTED"))
      #expect(try newest(in: workspace)["exit_code"] == 124)
    }

    @Test func `1: a step takes longer than it may`() throws {
      let answer = try Workspace().labs("run", lab, "--live", "--step-timeout", "500ms")
      #expect(answer.status == 1)
      #expect(answer.output.contains("it took longer than 500 ms") && answer.output.contains("✓ Stop them"))
      #expect(answer.output.contains("◌ A client that waits as told gets every answer  skipped"))
    }

    @Test(arguments: ["0s", "5", "m", "1m1h", "1h1h", "-1s", "9999999999d", "1.5h"])
    func `64: what is no time is refused`(time: String) throws {
      let answer = try Workspace().labs("run", lab, "--timeout=\(time)")
      #expect(answer.status == 64 && answer.errors.contains("--timeout"))
    }

    @Test func `A reader that goes away ends neither the run nor its verdict`() throws {
      let workspace = try Workspace()
      let answer = try workspace.bash(
        """
        "$LABS" run \(lab) | head -n 1; echo "${PIPESTATUS[0]}"
        "$LABS" run \(lab) -p tokensPerMinute=100000 | head -n 1; echo "${PIPESTATUS[0]}"
        """)
      let lines = answer.output.split(separator: "\n")
      #expect(lines.count == 4 && lines[1] == "0" && lines[3] == "1", "\(answer)")
      let history = try workspace.labs("history", "--json").json["runs"]?.array ?? []
      #expect(history.map { $0["status"] } == ["failed", "passed"])
    }
  }
}
