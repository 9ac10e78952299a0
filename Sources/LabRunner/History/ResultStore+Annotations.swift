import GRDB

extension ResultStore {
  /// Gives a run tags and takes some away; one that is there already, or is not there, is no error.
  ///
  /// - Returns: The run's tags now, in the order of the alphabet.
  public func tag(
    _ run: Int64, add: [RunTag] = [], remove: [RunTag] = []
  ) throws(ResultStoreError) -> [String] {
    try write { db in
      var tags: [String] = []
      try db.inTransaction(.immediate) {
        for tag in remove {
          try db.execute(sql: "DELETE FROM tags WHERE run_id = ? AND tag = ?", arguments: [run, tag.text])
        }
        try RunRows.insert(tags: add.map(\.text), run: run, in: db)
        tags = try String.fetchAll(
          db, sql: "SELECT tag FROM tags WHERE run_id = ? ORDER BY tag", arguments: [run])
        return .commit
      }
      return tags
    }
  }

  /// Writes a word about a run, in place of the one it had; nil takes it away.
  public func setNote(_ note: String?, of run: Int64) throws(ResultStoreError) {
    try write { db in
      try db.execute(sql: "UPDATE runs SET note = ? WHERE id = ?", arguments: [note, run])
    }
  }

  /// Makes a run the one that the others of its lab are compared with.
  public func setBaseline(_ run: RunRecord) throws(ResultStoreError) {
    try write { db in
      try db.execute(
        sql:
          "INSERT INTO baselines (lab, run_id) VALUES (?, ?) ON CONFLICT (lab) DO UPDATE SET run_id = excluded.run_id",
        arguments: [run.lab, run.id])
    }
  }

  /// Takes a lab's baseline away; the run stays.
  ///
  /// - Returns: Whether there was one.
  public func clearBaseline(of lab: String) throws(ResultStoreError) -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM baselines WHERE lab = ?", arguments: [lab])
      return db.changesCount > 0
    }
  }

  /// The baseline of a lab; nil when it has none.
  public func baseline(of lab: String) throws(ResultStoreError) -> Int64? {
    try read { db in
      try Int64.fetchOne(db, sql: "SELECT run_id FROM baselines WHERE lab = ?", arguments: [lab])
    }
  }
}
