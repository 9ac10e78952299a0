import AIGateway
import GRDB

extension ResultStore {
  /// A metric of the newest runs of a lab, oldest first.
  ///
  /// - Parameters:
  ///   - metric: The metric; nil for `latency`, or the one that comes first where there is none of that name.
  ///   - limit: How many runs are looked at.
  /// - Throws: ``ResultStoreError/unresolved(path:problem:advice:)`` when the lab has no run, or none with the metric.
  public func measurements(
    of metric: String?, lab: String, limit: Int
  ) throws(ResultStoreError) -> (metric: String, measurements: [MetricTrend.Measurement]) {
    try read { db in
      let runs =
        "SELECT id, started_at, git_commit FROM runs WHERE lab = ? ORDER BY started_at DESC, id DESC LIMIT ?"
      let joined = """
        FROM (\(runs)) r JOIN steps s ON s.run_id = r.id AND NOT s.superseded JOIN metrics m ON m.step_id = s.id
        """
      let names = try String.fetchAll(
        db, sql: "SELECT m.name \(joined) WHERE m.n > 0 GROUP BY m.name ORDER BY min(m.id)",
        arguments: [lab, limit])
      guard let first = names.first else { throw try nothingMeasured(lab: lab, db) }
      let name = metric ?? (names.contains("latency") ? "latency" : first)
      guard names.contains(name) else {
        let nearest = Spelling.nearest(to: name, in: names).map { "did you mean '\($0)'? " } ?? ""
        throw ResultStoreError.unresolved(
          path: path, problem: "the last \(limit) runs of \(lab) have no metric '\(name)'",
          advice: nearest + "there are \(names.joined(separator: ", "))")
      }
      let rows = try StoredRow<MetricTrend.Measurement>.fetchAll(
        db,
        sql: """
          SELECT r.id AS run, r.started_at, r.git_commit, s.name AS step, m.labels, m.unit, m.n, m.p50 \(joined)
          WHERE m.name = ? AND m.n > 0 ORDER BY r.started_at, r.id, s.ordinal, m.id
          """, arguments: [lab, limit, name])
      return (name, rows.map(\.value))
    }
  }

  private func nothingMeasured(lab: String, _ db: Database) throws -> ResultStoreError {
    let labs = try String.fetchAll(db, sql: "SELECT name FROM labs ORDER BY name")
    let nearest = labs.contains(lab) ? nil : Spelling.nearest(to: lab, in: labs)
    return .unresolved(
      path: path,
      problem: labs.contains(lab) ? "no run of \(lab) has measured anything" : "there is no run of '\(lab)'",
      advice: nearest.map { "did you mean '\($0)'?" } ?? "`labs run \(lab)` makes one")
  }
}
