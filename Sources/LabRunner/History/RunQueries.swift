import GRDB

/// Reads runs; a run takes ten queries however much it recorded.
enum RunQueries {
  static func runs(limit: Int?, lab: String?, status: RunStatus?, in db: Database) throws -> [RunSummary] {
    let host = Machine.current.host
    var summaries: [RunSummary] = []
    let runs = try StoredRow<RunRecord>.fetchCursor(
      db, sql: "SELECT * FROM runs \(lab == nil ? "" : "WHERE lab = ?") ORDER BY id DESC",
      arguments: lab.map { [$0] } ?? [])
    // The status is looked at here, as the file does not know yet which runs have crashed.
    while summaries.count < limit ?? .max, let run = try runs.next().map({ told($0.value, host: host) }) {
      if let status, status != run.status { continue }
      let counts = try StoredRow<RunSummary.Counts>.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM v_history WHERE run = ?"), arguments: [run.id])
      if let counts { summaries.append(RunSummary(run: run, counts: counts.value)) }
    }
    return summaries
  }

  static func newest(lab: String?, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT id FROM runs \(lab == nil ? "" : "WHERE lab = ?") ORDER BY id DESC LIMIT 1",
      arguments: lab.map { [$0] } ?? [])
  }

  static func newestUnfinished(in db: Database) throws -> Int64? {
    try StoredRow<RunRecord>.fetchCursor(
      db,
      sql: """
        SELECT * FROM runs WHERE status <> 'passed'
          AND NOT EXISTS (SELECT 1 FROM runs later WHERE later.resumed_from = runs.id)
        ORDER BY id DESC
        """
    ).first { told($0.value, host: Machine.current.host).status != .running }?.value.id
  }

  static func number(of reference: RunReference, in db: Database) throws -> Int64? {
    switch reference {
    case .number(let number):
      return try Int64.fetchOne(db, sql: "SELECT id FROM runs WHERE id = ?", arguments: [number])
    case .newest(let lab, let status, let before):
      // The status is looked at here, as the file does not know yet which runs have crashed.
      return try runs(limit: before + 1, lab: lab, status: status, in: db).dropFirst(before).first?.run.id
    case .baseline(let lab?):
      return try Int64.fetchOne(db, sql: "SELECT run_id FROM baselines WHERE lab = ?", arguments: [lab])
    case .baseline(nil):
      let runs = try Int64.fetchAll(db, sql: "SELECT run_id FROM baselines LIMIT 2")
      return runs.count == 1 ? runs.first : nil
    case .tag(let tag):
      return try Int64.fetchOne(
        db, sql: "SELECT run_id FROM tags WHERE tag = ? ORDER BY run_id DESC LIMIT 1", arguments: [tag])
    case .uid(let prefix):
      let runs = try Int64.fetchAll(
        db, sql: "SELECT id FROM runs WHERE substr(uid, 1, ?) = ? LIMIT 2", arguments: [prefix.count, prefix])
      return runs.count == 1 ? runs.first : nil
    }
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
