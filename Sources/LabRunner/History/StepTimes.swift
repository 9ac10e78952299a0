import GRDB
import LabTime

extension ResultStore {
  /// How long the steps of a lab usually take in live runs by the wall clock: the median of the last twenty times that
  /// each passed, by the steps' names.
  public func usualTimes(of lab: String) throws(ResultStoreError) -> [String: Duration] {
    let rows = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT steps.name, steps.duration_ms FROM steps JOIN runs ON runs.id = steps.run_id
          WHERE runs.id IN (SELECT id FROM runs WHERE lab = ? AND mode = 'live' ORDER BY id DESC LIMIT 20)
            AND steps.status = 'passed' AND steps.reused_from IS NULL AND steps.duration_ms IS NOT NULL
          """,
        arguments: [lab]
      ).map { row -> (String, Double) in (row["name"] ?? "", row["duration_ms"] ?? 0) }
    }
    return Dictionary(grouping: rows, by: \.0).compactMapValues { times in
      Summary(times.map(\.1)).map { .milliseconds($0.p50) }
    }
  }
}
