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

  /// The numbers of the runs that have crashed since the file was last written.
  static func numbers(in db: Database, host: String) throws -> Set<Int64> {
    let running = try StoredRow<RunRecord>.fetchAll(db, sql: "SELECT * FROM runs WHERE status = 'running'")
    return Set(running.map(\.value).filter { includes($0, host: host) }.map(\.id))
  }

  /// Whether a run read from the file has crashed since.
  static func includes(_ run: RunRecord, host: String) -> Bool {
    run.status == .running && run.host == host && !run.process.isAlive
  }
}
