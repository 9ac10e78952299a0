import GRDB

/// How a lab has been doing: its last run, and what its newest passed runs took.
public struct LabForm: Sendable, Hashable {
  /// The newest run.
  public let last: RunSummary?
  /// The median time that a person waited for a passed run, in milliseconds; nil when none has passed.
  public let usualMs: Double?
  /// The median latency that each passed run measured first, in milliseconds, the oldest run first.
  public let latencies: [Double]
}

extension LabForm {
  /// How many passed runs are looked at.
  static let runs = 12

  static func read(_ lab: String, in db: Database) throws -> LabForm {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT duration_ms, (
          SELECT p50 FROM metrics JOIN steps ON steps.id = metrics.step_id
          WHERE steps.run_id = runs.id AND NOT steps.superseded AND metrics.name = 'latency' ORDER BY metrics.id LIMIT 1
        ) AS latency
        FROM runs WHERE lab = ? AND status = 'passed' ORDER BY id DESC LIMIT ?
        """,
      arguments: [lab, runs])
    let times = rows.compactMap { $0["duration_ms"] as Double? }.sorted()
    var newest = RunFilter()
    newest.limit = 1
    newest.lab = lab
    return LabForm(
      last: try RunQueries.runs(newest, in: db).first,
      usualMs: times.isEmpty ? nil : times[times.count / 2],
      latencies: rows.reversed().compactMap { $0["latency"] as Double? })
  }
}
