import GRDB

/// Runs that are `running` in the file while their process has died.
enum CrashedRuns {
  /// Writes them down as what they are. A run of another machine cannot be judged and is left as it is.
  static func settle(in db: Database, host: String) throws {
    let running = try StoredRow<RunRecord>.fetchAll(
      db, sql: "SELECT * FROM runs WHERE status = 'running' AND host = ?", arguments: [host]
    ).map(\.value)
    for run in running where !run.process.isAlive {
      try db.execute(sql: "UPDATE runs SET status = 'crashed' WHERE id = ?", arguments: [run.id])
      try db.execute(
        sql: "UPDATE steps SET status = 'crashed' WHERE run_id = ? AND status = 'running'",
        arguments: [run.id])
    }
  }

  /// Whether a run read from the file has crashed since.
  static func includes(_ run: RunRecord, host: String) -> Bool {
    run.status == .running && run.host == host && !run.process.isAlive
  }
}
