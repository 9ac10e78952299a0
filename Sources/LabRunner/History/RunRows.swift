import GRDB

/// Writes the rows of a run that are there from its start.
enum RunRows {
  /// Writes a run and returns its number.
  static func insert(_ run: RunRecord, in db: Database) throws -> Int64 {
    try RunRow(record: run).insert(db)
    return db.lastInsertedRowID
  }

  /// A lab goes by its newest title, category and folder.
  static func upsert(_ lab: LabRecord, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO labs (name, title, category, folder) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE
        SET title = excluded.title, category = excluded.category, folder = excluded.folder
        """,
      arguments: [lab.name, lab.title, lab.category, lab.folder])
  }

  static func insert(_ parameters: [ParameterRecord], run: Int64, in db: Database) throws {
    for (index, parameter) in parameters.enumerated() {
      try db.execute(
        sql: "INSERT INTO params (run_id, ordinal, name, value, source) VALUES (?, ?, ?, ?, ?)",
        arguments: [run, index + 1, parameter.name, parameter.value, parameter.source.rawValue])
    }
  }

  static func insert(tags: [String], run: Int64, in db: Database) throws {
    for tag in tags {
      try db.execute(sql: "INSERT OR IGNORE INTO tags (run_id, tag) VALUES (?, ?)", arguments: [run, tag])
    }
  }
}

private struct RunRow: PersistableRecord {
  static var databaseTableName: String { "runs" }

  let record: RunRecord

  func encode(to container: inout PersistenceContainer) throws {
    try StoredRow(record).encode(to: &container)
    container["id"] = nil
  }
}
