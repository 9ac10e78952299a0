import GRDB

/// Reads runs; a run takes ten queries however much it recorded.
enum RunQueries {
  static func runs(_ filter: RunFilter, in db: Database) throws -> [RunSummary] {
    let crashed = try CrashedRuns.numbers(in: db, host: Machine.current.host)
    return try RunSelection(filter, crashed: crashed).fetch(in: db).compactMap { run in
      var run = run
      if crashed.contains(run.id) { run.status = .crashed }
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM v_history WHERE run = ?"), arguments: [run.id])
      guard let row else { return nil }
      let names = try StoredRow<Names>(row: row).value
      return RunSummary(
        run: run, counts: try StoredRow<RunSummary.Counts>(row: row).value,
        tags: names.tags?.split(separator: " ").map(String.init) ?? [], isBaseline: names.baseline)
    }
  }

  private struct Names: Codable {
    var tags: String?
    var baseline: Bool
  }

  static func newest(lab: String?, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql:
        "SELECT id FROM runs \(lab == nil ? "" : "WHERE lab = ?") ORDER BY started_at DESC, id DESC LIMIT 1",
      arguments: lab.map { [$0] } ?? [])
  }

  static func labs(in db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM labs ORDER BY name")
  }

  static func ownLabs(in db: Database) throws -> [LabRecord] {
    try StoredRow<LabRecord>.fetchAll(
      db, sql: "SELECT * FROM labs WHERE folder IS NOT NULL ORDER BY name"
    ).map(\.value)
  }

  static func folder(ofLab name: String, in db: Database) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT folder FROM labs WHERE name = ? AND folder IS NOT NULL", arguments: [name])
  }

  static func newestUnfinished(in db: Database) throws -> Int64? {
    try StoredRow<RunRecord>.fetchCursor(
      db,
      sql: """
        SELECT * FROM runs WHERE status <> 'passed'
          AND NOT EXISTS (SELECT 1 FROM runs later WHERE later.resumed_from = runs.id)
        ORDER BY started_at DESC, id DESC
        """
    ).first { told($0.value, host: Machine.current.host).status != .running }?.value.id
  }

  static func run(_ number: Int64, in db: Database) throws -> LabRun? {
    guard
      let stored = try StoredRow<RunRecord>.fetchOne(
        db, sql: "SELECT * FROM runs WHERE id = ?", arguments: [number])
    else { return nil }
    let run = told(stored.value, host: Machine.current.host)
    let lab = try StoredRow<LabRecord>.fetchOne(
      db, sql: "SELECT * FROM labs WHERE name = ?", arguments: [run.lab])
    let parameters = try StoredRow<ParameterRecord>.fetchAll(
      db, sql: "SELECT name, value, source FROM params WHERE run_id = ? ORDER BY ordinal", arguments: [number]
    )
    return LabRun(
      run: run, lab: lab?.value ?? LabRecord(name: run.lab, title: run.lab, category: ""),
      parameters: parameters.map(\.value),
      tags: try String.fetchAll(
        db, sql: "SELECT tag FROM tags WHERE run_id = ? ORDER BY tag", arguments: [number]),
      steps: try steps(of: run, number: number, in: db))
  }

  // The run as it is told: one that crashed is not told as running.
  private static func told(_ run: RunRecord, host: String) -> RunRecord {
    var run = run
    if CrashedRuns.includes(run, host: host) { run.status = .crashed }
    return run
  }

  private struct StepID: Codable {
    var id: Int64
  }

  private static func steps(of run: RunRecord, number: Int64, in db: Database) throws -> [StepRecord] {
    let texts = try contents(TextRecord.self, of: number, in: db)
    let requests = try contents(RequestRecord.self, of: number, in: db)
    let metrics = try contents(MetricRecord.self, of: number, in: db)
    let assertions = try contents(AssertionRecord.self, of: number, in: db)
    let charts = try contents(Chart.self, of: number, in: db)
    let outputs = try contents(OutputRecord.self, of: number, in: db)
    return try Row.fetchAll(
      db, sql: "SELECT * FROM steps WHERE run_id = ? ORDER BY ordinal", arguments: [number]
    ).map { row in
      let id = try StoredRow<StepID>(row: row).value.id
      var step = try StepRecord(row: row)
      if step.status == .running, run.status == .crashed { step.status = .crashed }
      step.texts = texts[id] ?? []
      step.requests = requests[id] ?? []
      step.metrics = metrics[id] ?? []
      step.assertions = assertions[id] ?? []
      step.charts = charts[id] ?? []
      step.outputs = outputs[id] ?? []
      return step
    }
  }

  private static func contents<Content: StepContent>(
    _ type: Content.Type, of run: Int64, in db: Database
  ) throws -> [Int64: [Recorded<Content>]] {
    let rows = try ContentRow<Content>.fetchCursor(
      db,
      sql: """
        SELECT c.* FROM \(Content.table) c JOIN steps s ON s.id = c.step_id
        WHERE s.run_id = ? ORDER BY c.step_id, c.seq
        """,
      arguments: [run])
    var contents: [Int64: [Recorded<Content>]] = [:]
    while let row = try rows.next() { contents[row.step, default: []].append(row.recorded) }
    return contents
  }
}
