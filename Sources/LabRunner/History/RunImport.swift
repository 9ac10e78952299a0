import GRDB

/// Copies runs of another history, which has the same tables.
///
/// What is copied follows from the tables themselves: those with a column `run_id` belong to a run, those with
/// `step_id` to a step. Baselines stay what each history says they are.
struct RunImport {
  let source: Database
  let target: Database

  /// The runs of the source that the target does not know, oldest first; those that still run are left out.
  func news() throws -> [Row] {
    let known = try Set(String.fetchAll(target, sql: "SELECT uid FROM runs"))
    return try Row.fetchAll(
      source, sql: "SELECT * FROM runs WHERE status <> 'running' ORDER BY started_at, id"
    )
    .filter { row in !known.contains(row["uid"]) }
  }

  /// Copies runs with all that belongs to them.
  func copy(_ runs: [Row]) throws {
    let ofRuns = try tables(with: "run_id").filter { $0 != "steps" && $0 != "baselines" }
    let ofSteps = try tables(with: "step_id")
    for run in runs {
      let number: Int64 = run["id"]
      try copy("labs", "name = ?", [run["lab"] as String], orIgnore: true)
      let new = try insert(
        "runs", run, replacing: ["id": nil, "resumed_from": try here(run["resumed_from"])])
      for table in ofRuns {
        if table == "documents" {
          try copy(
            "blobs", "sha256 IN (SELECT sha256 FROM documents WHERE run_id = ?)", [number], orIgnore: true)
        }
        try copy(table, "run_id = ?", [number], replacing: ["run_id": new])
      }
      let steps = try Row.fetchAll(
        source, sql: "SELECT * FROM steps WHERE run_id = ? ORDER BY ordinal", arguments: [number])
      for step in steps {
        let copied = try insert(
          "steps", step,
          replacing: ["id": nil, "run_id": new, "reused_from": try here(step["reused_from"])])
        for table in ofSteps {
          try copy(table, "step_id = ?", [step["id"] as Int64], replacing: ["id": nil, "step_id": copied])
        }
      }
    }
  }

  // A run's number here; nil for one that is not here.
  private func here(_ number: Int64?) throws -> Int64? {
    guard let number else { return nil }
    let uid = try String.fetchOne(source, sql: "SELECT uid FROM runs WHERE id = ?", arguments: [number])
    return try uid.flatMap {
      try Int64.fetchOne(target, sql: "SELECT id FROM runs WHERE uid = ?", arguments: [$0])
    }
  }

  private func tables(with column: String) throws -> [String] {
    try String.fetchAll(
      target,
      sql: """
        SELECT t.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
        WHERE t.schema = 'main' AND t.type = 'table' AND c.name = ? ORDER BY t.name
        """, arguments: [column])
  }

  private func copy(
    _ table: String, _ condition: String, _ arguments: StatementArguments, orIgnore: Bool = false,
    replacing: [String: Int64?] = [:]
  ) throws {
    let rows = try Row.fetchCursor(
      source.cachedStatement(sql: "SELECT * FROM \(table) WHERE \(condition) ORDER BY 1"),
      arguments: arguments)
    while let row = try rows.next() {
      try insert(table, row, orIgnore: orIgnore, replacing: replacing)
    }
  }

  @discardableResult
  private func insert(
    _ table: String, _ row: Row, orIgnore: Bool = false, replacing: [String: Int64?]
  ) throws -> Int64 {
    // A column that is nil in the replacements is given by SQLite, one that is absent is copied.
    let names = Array(row.columnNames)
    let values = zip(names, row.databaseValues).map { name, value -> (any DatabaseValueConvertible)? in
      guard let replacement = replacing[name] else { return value }
      return replacement
    }
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    try target.cachedStatement(
      sql:
        "INSERT \(orIgnore ? "OR IGNORE " : "")INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))"
    ).execute(arguments: StatementArguments(values))
    return target.lastInsertedRowID
  }
}
