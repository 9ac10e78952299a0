import Foundation
import LabRunner
import LabTime
import Testing

@Suite struct CrashedRunTests {
  private let folder: TemporaryFolder
  private let store: ResultStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.file("results.sqlite"))
  }

  /// A process that does nothing until it is killed.
  private func sleeper() throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sleep", "1000"]
    try process.run()
    return process
  }

  private func begin(as process: ProcessIdentity, host: String = Machine.current.host) throws -> RunWriter {
    var header = SampleRun.header
    header.machine.host = host
    let writer = try store.begin(header, wall: SampleRun.wall, time: SampleRun.clock, process: process)
    let request = SampleRun.requests(at: SampleRun.clock).prefix(1).map { RunEvent.Kind.request($0) }
    for kind in [.stepStarted(name: "Deploy"), .stepFinished(.passed, nil), .stepStarted(name: "Ask")]
      + request
    {
      try writer.record(RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock))
    }
    return writer
  }

  @Test func `A run whose process was killed is told as crashed, with what it had done`() throws {
    let child = try sleeper()
    let writer = try begin(as: ProcessIdentity(pid: child.processIdentifier))
    #expect(try store.run(writer.number).run.status == .running)

    kill(child.processIdentifier, SIGKILL)
    child.waitUntilExit()

    let run = try store.run(writer.number)
    #expect(run.run.status == .crashed)
    #expect(run.steps.map(\.status) == [.passed, .crashed])
    #expect(run.requests.count == 1)
    #expect(try store.runs(status: .crashed).map(\.run.id) == [writer.number])
    #expect(try store.runs(status: .running).isEmpty)
    // The file says so as soon as somebody writes to it.
    #expect(try folder.run("sqlite3", "results.sqlite", "SELECT status FROM runs") == "running")
    try SampleRun.write(to: store)
    #expect(
      try folder.run("sqlite3", "results.sqlite", "SELECT status FROM runs; SELECT status FROM steps LIMIT 2")
        == "crashed\nfailed\npassed\ncrashed")
  }

  @Test func `Another process with the same number does not pass for the run's`() throws {
    let own = ProcessIdentity.current
    #expect(own.isAlive)
    let ticks = try #require(own.startedTicks)
    let earlier = ProcessIdentity(pid: own.pid, boot: own.boot, startedTicks: ticks - 1)
    #expect(!earlier.isAlive)
    #expect(try store.run(try begin(as: earlier).number).run.status == .crashed)
  }

  @Test func `A run from before a restart has crashed`() throws {
    let own = ProcessIdentity.current
    let boot = "00000000-0000-0000-0000-000000000000"
    let writer = try begin(as: ProcessIdentity(pid: own.pid, boot: boot, startedTicks: own.startedTicks))
    #expect(try store.run(writer.number).run.status == .crashed)
  }

  @Test func `A run of another machine is not judged`() throws {
    let writer = try begin(
      as: ProcessIdentity(pid: 1, boot: "another", startedTicks: 1), host: "another-machine")
    try SampleRun.write(to: store)
    #expect(try store.run(writer.number).run.status == .running)
  }
}
