import GRDB
import LabTime

extension ResultStore {
  /// The number of the run that a text names; see ``RunReference``.
  ///
  /// - Throws: ``ResultStoreError/noRun(path:reference:)`` or ``ResultStoreError/unresolved(path:problem:advice:)``,
  ///   the latter also for a text that is no reference.
  public func number(of text: String) throws(ResultStoreError) -> Int64 {
    try read { db in try RunResolution(db: db, path: path).number(of: text) }
  }

  /// The run that another one is compared with when none is named: the baseline of its lab, else the run of its lab
  /// before it that passed; nil when there is neither.
  public func base(for run: RunRecord) throws(ResultStoreError) -> Int64? {
    try read { db in
      let baseline = try Int64.fetchOne(
        db, sql: "SELECT run_id FROM baselines WHERE lab = ? AND run_id <> ?", arguments: [run.lab, run.id])
      if let baseline { return baseline }
      return try Self.passed(before: run, limit: 1, in: db).first
    }
  }

  /// The runs of a run's lab before it that passed, newest first.
  public func passedRuns(before run: RunRecord, limit: Int) throws(ResultStoreError) -> [Int64] {
    try read { db in try Self.passed(before: run, limit: limit, in: db) }
  }

  /// A run as a side of a comparison, with the files of its lab.
  ///
  /// - Parameter others: Runs that are taken together with it.
  public func side(_ run: LabRun, others: [LabRun] = []) throws(ResultStoreError) -> ComparedRun {
    ComparedRun(
      run, documents: try documents(of: run.number),
      isBaseline: try baseline(of: run.run.lab) == run.number, others: others)
  }

  private static func passed(before run: RunRecord, limit: Int, in db: Database) throws -> [Int64] {
    let start = run.startedAt.iso8601
    return try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM runs WHERE lab = ? AND status = 'passed'
          AND started_at <= ? AND (started_at < ? OR id < ?) AND id <> ?
        ORDER BY started_at DESC, id DESC LIMIT ?
        """, arguments: [run.lab, start, start, run.id, run.id, limit])
  }
}
