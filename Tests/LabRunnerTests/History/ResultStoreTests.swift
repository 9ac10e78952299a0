import Foundation
import LabRunner
import LabTime
import Testing

@Suite struct ResultStoreTests {
  let folder: TemporaryFolder
  let store: ResultStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.file("results.sqlite"))
  }

  private func sql(_ statement: String) throws -> String {
    try folder.run("sqlite3", "results.sqlite", statement)
  }

  @Test func `A run gives back the events that were written, in their order`() throws {
    let number = try SampleRun.write(to: store)
    let stored = try store.run(number).events
    let written = SampleRun.events(number: number)
    #expect(stored.map(\.kind) == written.map(\.kind))
    #expect(stored.map(\.time) == written.map(\.time))
    #expect(stored.last?.wall == written.last?.wall)
  }

  @Test func `A run keeps what it takes to know where it comes from`() throws {
    let run = try store.run(try SampleRun.write(to: store))
    #expect(run.header == SampleRun.header)
    #expect(run.run.status == .failed)
    #expect(run.run.exitCode == 1)
    #expect(run.run.durationMs == 32)
    #expect(run.run.clockDurationMs == 4000)
    #expect(run.run.uid.utf8.count == 26)
    #expect(run.outputs == ["answers": "[84,82]"])
    #expect(run.requests.count == 10)
    #expect(run.metrics.first?.summary?.p50 == 68)
    #expect(run.charts == [SampleRun.chart])
  }

  @Test func `The file is marked as ours, private, in WAL mode, and can give space back`() throws {
    #expect(try sql("PRAGMA application_id; PRAGMA user_version;") == "\(0x4C41_4253)\n2")
    #expect(try sql("PRAGMA journal_mode; PRAGMA auto_vacuum;") == "wal\n2")
    let mode = try FileManager.default.attributesOfItem(atPath: store.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `Every table is strict`() throws {
    let lax = try sql(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict")
    #expect(Set(lax.split(separator: "\n")) == ["grdb_migrations", "sqlite_schema", "sqlite_sequence"])
    #expect(
      try sql(
        "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_list WHERE strict ORDER BY name)")
        == "assertions,baselines,blobs,charts,documents,labs,metrics,outputs,params,requests,runs,snapshots,"
        + "state,steps,tags")
  }

  @Test func `Plain sqlite3 reads what a run wrote`() throws {
    try SampleRun.write(to: store)
    #expect(
      try sql("SELECT run, lab, status, steps, assertions_failed, requests, seed FROM v_history LIMIT 10")
        == "1|token-rate-limiting|failed|6|1|10|8461")
    #expect(
      try sql("SELECT status, count(*), sum(total_tokens) FROM requests GROUP BY 1")
        == "200|8|539\n429|2|")
    #expect(
      try sql("SELECT s.phase, message FROM assertions JOIN steps s ON s.id = step_id WHERE NOT passed")
        == "assert|A refusal says when to come back, within the minute")
    #expect(try sql("SELECT text FROM charts") == SampleRun.chart.text())
    #expect(try sql("SELECT avg(value) FROM metrics, json_each(samples)") == "67.375")
    #expect(
      try sql("SELECT started_at, ended_at, argv FROM runs")
        == #"2026-03-01T09:30:00.000Z|2026-03-01T09:30:00.032Z|["labs","run","token-rate-limiting"]"#)
    #expect(try sql("PRAGMA integrity_check; PRAGMA foreign_key_check;") == "ok")
  }

  @Test func `The lines that people type into sqlite3 stay short`() throws {
    for (day, median) in [(0, 250.0), (1, 200), (2, 210)] {
      try MeasuredRun(metrics: [MeasuredRun.latency(median)], day: day).write(to: store)
    }
    try store.setBaseline(store.run(1).run)
    _ = try store.tag(2, add: [RunTag("b1"), RunTag("a2")])
    let trend = "SELECT run, p50, ci_lo, ci_hi, pct_vs_prev FROM v_metric_trend"
    #expect(
      try sql("\(trend) WHERE lab = 'semantic-caching' AND name = 'latency'") == """
        1|250.0|245.5|254.5|
        2|200.0|195.5|204.5|-20.0
        3|210.0|205.5|214.5|5.0
        """)
    #expect(
      try sql("SELECT run, lab, status, steps_passed, tags, baseline FROM v_history LIMIT 2") == """
        3|semantic-caching|passed|2||0
        2|semantic-caching|passed|2|a2 b1|0
        """)
    let number = try SampleRun.write(to: store)
    let requests = "SELECT backend, count(*), avg(latency_ms) FROM requests JOIN steps s ON s.id = step_id"
    #expect(try sql("\(requests) WHERE s.run_id = \(number) GROUP BY 1") == "|2|2.0\nUK South|8|384.5")
    #expect(try sql("SELECT p50_ms FROM v_history WHERE run = \(number)") == "384.5")
  }

  @Test(arguments: [
    "SELECT * FROM runs ORDER BY started_at DESC, id DESC LIMIT 20",
    "SELECT * FROM runs WHERE lab = 'x' ORDER BY started_at DESC, id DESC LIMIT 20",
    "SELECT * FROM v_history WHERE run = 1",
    "SELECT r.id FROM (SELECT id FROM runs WHERE lab = 'x' ORDER BY started_at DESC, id DESC LIMIT 20) r"
      + " JOIN steps s ON s.run_id = r.id JOIN metrics m ON m.step_id = s.id WHERE m.name = 'latency'",
  ])
  func `What is asked often is looked up and not searched for`(statement: String) throws {
    let plan = try sql("EXPLAIN QUERY PLAN \(statement)")
    #expect(
      !plan.contains("SCAN runs\n") && !plan.contains("SCAN steps") && !plan.contains("SCAN metrics"),
      "\(plan)")
    #expect(
      !plan.contains("SCAN requests") && !plan.contains("SCAN s\n") && !plan.contains("SCAN m\n"), "\(plan)")
    if statement.hasPrefix("SELECT * FROM runs") { #expect(!plan.contains("TEMP B-TREE"), "\(plan)") }
  }

  @Test func `A step is running in the file before its body runs`() throws {
    let writer = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    try writer.record(
      RunEvent(.stepStarted(name: "Deploy"), wall: SampleRun.wall, time: SampleRun.clock))
    #expect(try sql("SELECT name, status FROM steps") == "Deploy|running")
    #expect(try sql("SELECT status FROM runs") == "running")
  }

  @Test func `What failed keeps its error`() throws {
    let writer = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    let failure = StepFailure(type: "TransportError", message: "refused", file: "Lab.swift", line: 7)
    for kind in [
      RunEvent.Kind.stepStarted(name: "Ask"), .stepFinished(.error, failure), .stepSkipped(name: "Draw"),
    ] {
      try writer.record(RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock))
    }
    let steps = try store.run(writer.number).steps
    #expect(steps.map(\.status) == [.error, .skipped])
    #expect(steps.first?.error == failure)
    #expect(steps.last?.startedAt == nil)
  }

  @Test func `A run that is stopped in a step takes the step with it`() throws {
    let writer = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    for kind in [RunEvent.Kind.stepStarted(name: "Ask"), .runFinished(.interrupted, exitCode: 130)] {
      try writer.record(RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock))
    }
    let run = try store.run(writer.number)
    #expect(run.run.status == .interrupted)
    #expect(run.run.exitCode == 130)
    #expect(run.steps.map(\.status) == [.interrupted])
  }

  @Test func `The greatest seed survives`() throws {
    var header = SampleRun.header
    header.seed = .max
    let writer = try store.begin(header, wall: SampleRun.wall, time: SampleRun.clock)
    #expect(try store.run(writer.number).header.seed == .max)
    #expect(try sql("SELECT id FROM runs WHERE seed = '18446744073709551615'") == "1")
  }

  @Test func `Runs come newest first, of a lab, of a status, as many as wanted`() throws {
    for _ in 1...3 { try SampleRun.write(to: store) }
    var header = SampleRun.header
    header.lab = LabRecord(name: "semantic-caching", title: "Semantic caching", category: "Caches")
    _ = try store.begin(header, wall: SampleRun.wall, time: SampleRun.clock)
    #expect(try store.runs().map(\.run.id) == [4, 3, 2, 1])
    #expect(try store.runs(limit: 2).map(\.run.id) == [4, 3])
    #expect(try store.runs(lab: "token-rate-limiting").map(\.run.id) == [3, 2, 1])
    #expect(try store.runs(limit: 1, status: .failed).map(\.run.id) == [3])
    #expect(try store.newestRun() == 4)
    #expect(try store.newestRun(of: "token-rate-limiting") == 3)
    #expect(try store.newestRun(of: "no-such-lab") == nil)
    let counts = try #require(try store.runs(status: .failed).first).counts
    #expect(counts.steps == 6)
    #expect(counts.stepsPassed == 5)
    #expect(counts.assertions == 2)
    #expect(counts.assertionsFailed == 1)
    #expect(counts.requests == 10)
  }

  @Test func `A run that is not there is an error that says how to find those that are`() throws {
    #expect(throws: ResultStoreError.noRun(path: store.path, reference: "7")) { try store.run(7) }
    #expect(
      "\(ResultStoreError.noRun(path: "/r", reference: "7"))"
        == "/r: there is no run '7'; `labs history` lists the runs")
  }

  @Test func `A history can be kept in memory`() throws {
    let store = try ResultStore()
    let number = try SampleRun.write(to: store)
    #expect(try store.run(number).requests.count == 10)
  }

  @Test func `A closed history is one file that opens again`() throws {
    try SampleRun.write(to: store)
    store.close()
    #expect(!folder.has("results.sqlite-wal"))
    #expect(try ResultStore(path: store.path, for: .read).runs().count == 1)
  }

  @Test func `Many may open a new history at once`() async throws {
    let path = folder.file("many.sqlite")
    let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 1...8 {
        group.addTask { try SampleRun.write(to: ResultStore(path: path)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.sorted() == Array(1...8))
  }
}
