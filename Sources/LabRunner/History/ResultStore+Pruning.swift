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
        guard !runs.isEmpty else { return .commit }
        try Self.remove(rule, in: db)
        try db.execute(
          sql:
            "DELETE FROM blobs WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = blobs.sha256)"
        )
        // Within the transaction, so that a page that is cut off is not written first. The pragma frees one with each
        // row that is asked of it.
        let pages = try Row.fetchCursor(db, sql: "PRAGMA incremental_vacuum")
        while try pages.next() != nil {}
        return .commit
      }
      if !runs.isEmpty { _ = try db.checkpoint(.truncate) }
      return Pruning.Outcome(runs: runs, freed: before - (try Self.size(db)))
    }
  }

  private static func runs(_ rule: Pruning, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "\(chosen) ORDER BY started_at DESC, id DESC", arguments: arguments(rule))
  }

  // The runs that a rule lets go, as a query.
  private static let chosen = """
    SELECT id FROM
      (SELECT id, started_at, status,
        row_number() OVER (PARTITION BY lab ORDER BY started_at DESC, id DESC) AS place FROM runs)
    WHERE place > ? AND (? IS NULL OR started_at < ?) AND status <> 'running'
      AND id NOT IN (SELECT run_id FROM tags) AND id NOT IN (SELECT run_id FROM baselines)
    """

  private static func arguments(_ rule: Pruning) -> StatementArguments {
    [rule.keep ?? 0, rule.before?.iso8601, rule.before?.iso8601]
  }

  // All runs at once: thousands of statements take several times as long.
  private static func remove(_ rule: Pruning, in db: Database) throws {
    let arguments = arguments(rule)
    guard rule.outputsOnly else {
      // What belongs to a run goes with it.
      return try db.execute(sql: "DELETE FROM runs WHERE id IN (\(chosen))", arguments: arguments)
    }
    for table in ["outputs", "requests", "charts", "state", "snapshots"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE step_id IN (SELECT id FROM steps WHERE run_id IN (\(chosen)))",
        arguments: arguments)
    }
    try db.execute(sql: "DELETE FROM documents WHERE run_id IN (\(chosen))", arguments: arguments)
  }

  private static func size(_ db: Database) throws -> Int64 {
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    return pages * (try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
  }
}
