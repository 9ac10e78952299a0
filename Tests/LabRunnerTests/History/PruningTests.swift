import Foundation
import LabRunner
import LabTime
import Testing

@Suite struct PruningTests {
  let folder: TemporaryFolder
  let store: ResultStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.file("results.sqlite"))
    for day in 0..<6 {
      try MeasuredRun(metrics: [MeasuredRun.latency(200)], text: "said", day: day).write(to: store)
    }
    _ = try store.tag(1, add: [RunTag("precious")])
    try store.setBaseline(store.run(2).run)
    try MeasuredRun(lab: "model-routing", day: -9).write(to: store)
  }

  private func sql(_ statement: String) throws -> String {
    try folder.run("sqlite3", "results.sqlite", statement)
  }

  private func rule(keep: Int? = nil, before day: Int? = nil) -> Pruning {
    var rule = Pruning()
    rule.keep = keep
    rule.before = day.map { SampleRun.wall + .seconds(86_400 * $0) }
    return rule
  }

  @Test func `The newest of each lab stay, and so do tagged ones and baselines`() throws {
    #expect(try store.prune(rule(keep: 2), dryRun: true).runs == [4, 3])
    #expect(try store.runs().count == 7)
    #expect(try store.prune(rule(keep: 2), dryRun: false).runs == [4, 3])
    #expect(try store.runs().map(\.run.id) == [6, 5, 2, 1, 7])
    #expect(try sql("SELECT count(*) FROM steps WHERE run_id IN (3, 4); PRAGMA foreign_key_check") == "0")
  }

  @Test func `Only what is old goes, and with a number to keep only what both let go`() throws {
    #expect(try store.prune(rule(before: 4), dryRun: true).runs == [4, 3, 7])
    #expect(try store.prune(rule(keep: 1, before: 4), dryRun: true).runs == [4, 3])
    #expect(try store.prune(rule(keep: 10, before: 4), dryRun: true).runs == [])
  }

  @Test func `A run that still runs stays`() throws {
    let writer = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    #expect(try store.prune(rule(keep: 0), dryRun: false).runs == [6, 5, 4, 3, 7])
    #expect(try store.run(writer.number).run.status == .running)
  }

  @Test func `Space goes back to the file system, and files that no run has go`() throws {
    var large = MeasuredRun(day: -20)
    large.policy = String(repeating: "<!-- filling -->\n", count: 40_000)
    try large.write(to: store)
    let outcome = try store.prune(rule(before: -10), dryRun: false)
    #expect(outcome.runs == [8])
    #expect(outcome.freed > 500_000)
    #expect(
      try sql("SELECT count(*) FROM blobs; PRAGMA freelist_count; PRAGMA integrity_check") == "1\n0\nok")
  }

  @Test func `What belongs to many runs goes with them, in every table`() throws {
    _ = try store.prune(rule(keep: 0), dryRun: false)
    let tables = try sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").split(
      separator: "\n")
    for (column, owner) in [("run_id", "runs"), ("step_id", "steps")] {
      let owned = try tables.filter { table in
        try sql("SELECT count(*) FROM pragma_table_info('\(table)') WHERE name = '\(column)'") == "1"
      }
      #expect(owned.count > 2)
      for table in owned {
        #expect(
          try sql("SELECT count(*) FROM \(table) WHERE \(column) NOT IN (SELECT id FROM \(owner))") == "0",
          "\(table)")
      }
    }
    #expect(try sql("SELECT count(*) FROM runs; SELECT count(*) FROM documents") == "2\n2")
  }

  @Test func `A run can lose what is large and keep what it measured`() throws {
    var rule = rule(keep: 2)
    rule.outputsOnly = true
    #expect(try store.prune(rule, dryRun: false).runs == [4, 3])
    let run = try store.run(3)
    #expect(run.metrics.first?.samples.count == 20 && run.parameters.count == 1)
    #expect(run.steps.allSatisfy { $0.texts.isEmpty })
    #expect(try store.documents(of: 3).isEmpty)
    #expect(try store.runs().count == 7)
  }
}
