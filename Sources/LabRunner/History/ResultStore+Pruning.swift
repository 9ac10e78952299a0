import GRDB
import LabTime

extension ResultStore {
  /// Takes runs away, and gives the space to the file system.
  ///
  /// - Parameter dryRun: Only says which runs would go.
  public func prune(_ rule: Pruning, dryRun: Bool) throws(ResultStoreError) -> Pruning.Outcome {
    if dryRun {
      return Pruning.Outcome(runs: try read { db in try Self.runs(rule, in: db) }, freed: 0)
    }
    return try write { db in
      let before = try Self.size(db)
      var runs: [Int64] = []
      try db.inTransaction(.immediate) {
        try CrashedRuns.settle(in: db, host: Machine.current.host)
        runs = try Self.runs(rule, in: db)
        for run in runs { try Self.remove(run, outputsOnly: rule.outputsOnly, in: db) }
        try db.execute(
          sql:
            "DELETE FROM blobs WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = blobs.sha256)"
        )
        return .commit
      }
      if !runs.isEmpty {
        // The pragma frees a page with each row that is asked of it.
        _ = try Row.fetchAll(db, sql: "PRAGMA incremental_vacuum")
        _ = try db.checkpoint(.truncate)
      }
      return Pruning.Outcome(runs: runs, freed: before - (try Self.size(db)))
    }
  }

  private static func runs(_ rule: Pruning, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM
          (SELECT id, started_at, status,
            row_number() OVER (PARTITION BY lab ORDER BY started_at DESC, id DESC) AS place FROM runs)
        WHERE place > ? AND (? IS NULL OR started_at < ?) AND status <> 'running'
          AND id NOT IN (SELECT run_id FROM tags) AND id NOT IN (SELECT run_id FROM baselines)
        ORDER BY started_at DESC, id DESC
        """,
      arguments: [rule.keep ?? 0, rule.before?.iso8601, rule.before?.iso8601])
  }

  private static func remove(_ run: Int64, outputsOnly: Bool, in db: Database) throws {
    // What belongs to a run goes with it.
    guard outputsOnly else { return try db.execute(sql: "DELETE FROM runs WHERE id = ?", arguments: [run]) }
    for table in ["outputs", "requests", "charts", "state", "snapshots"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE step_id IN (SELECT id FROM steps WHERE run_id = ?)", arguments: [run]
      )
    }
    try db.execute(sql: "DELETE FROM documents WHERE run_id = ?", arguments: [run])
  }

  private static func size(_ db: Database) throws -> Int64 {
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    return pages * (try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
  }
}
