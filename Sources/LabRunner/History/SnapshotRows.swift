import GRDB

/// Writes and reads the state of a run at the ends of its steps: for each step the parts that it has changed.
enum SnapshotRows {
  /// The newest runs whose states are kept.
  static let keptRuns = 50

  /// Lets the states of all runs go but of the newest: a file of thousands of runs would be of states for the most.
  static func forgetOld(in db: Database) throws {
    // Steps have their numbers in the order of the runs.
    try db.execute(
      sql: """
        DELETE FROM snapshots WHERE step_id <= (SELECT max(id) FROM steps WHERE run_id =
          (SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET ?))
        """,
      arguments: [keptRuns])
  }

  static func insert(_ parts: [String: String], step: Int64, in db: Database) throws {
    for (part, state) in parts.sorted(by: { $0.key < $1.key }) {
      try db.cachedStatement(sql: "INSERT INTO snapshots (step_id, part, state) VALUES (?, ?, ?)")
        .execute(arguments: [step, part, state])
    }
  }

  /// The parts that each step has changed, by the step's place in the run.
  static func all(of run: Int64, in db: Database) throws -> [Int: [String: String]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT steps.ordinal, part, state FROM snapshots JOIN steps ON steps.id = step_id WHERE run_id = ?
        """,
      arguments: [run])
    var parts: [Int: [String: String]] = [:]
    for row in rows {
      guard let ordinal = row["ordinal"] as Int?, let part = row["part"] as String? else { continue }
      parts[ordinal, default: [:]][part] = row["state"] as String?
    }
    return parts
  }
}
