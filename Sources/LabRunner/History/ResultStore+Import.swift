import GRDB

extension ResultStore {
  /// What an import brought, or would bring.
  public struct Imported: Sendable, Hashable {
    /// The uids of the runs that are new, oldest first.
    public let new: [String]
    /// How many runs were known already.
    public let known: Int
    /// How many runs were left out because they still run.
    public let running: Int
  }

  /// Copies the runs of another history that this one does not have, with new numbers.
  ///
  /// - Parameters:
  ///   - other: The other history; see ``copy(of:)``.
  ///   - dryRun: Only says what is new.
  public func importRuns(of other: ResultStore, dryRun: Bool) throws(ResultStoreError) -> Imported {
    func imported(_ source: Database, _ runs: [Row]) throws -> Imported {
      let all = try Int.fetchOne(source, sql: "SELECT count(*) FROM runs") ?? 0
      let running = try Int.fetchOne(source, sql: "SELECT count(*) FROM runs WHERE status = 'running'") ?? 0
      return Imported(new: runs.map { $0["uid"] }, known: all - running - runs.count, running: running)
    }
    if dryRun {
      let known = try read { db in try String.fetchAll(db, sql: "SELECT uid FROM runs") }
      return try other.read { source in
        let runs = try Row.fetchAll(
          source, sql: "SELECT uid FROM runs WHERE status <> 'running' ORDER BY started_at, id")
        let new = Set(known)
        return try imported(source, runs.filter { !new.contains($0["uid"]) })
      }
    }
    return try write { target in
      var outcome: Imported?
      try target.inTransaction(.immediate) {
        outcome = try other.read { source in
          let copying = RunImport(source: source, target: target)
          let runs = try copying.news()
          try copying.copy(runs)
          return try imported(source, runs)
        }
        return .commit
      }
      return outcome ?? Imported(new: [], known: 0, running: 0)
    }
  }

  /// A copy in memory of a history, brought up to date; the file is not touched, whoever wrote it.
  public static func copy(of path: String) throws(ResultStoreError) -> ResultStore {
    let copy = try ResultStore(database: StoreFile(path: path).openCopy(), path: path)
    try copy.write { db in try CrashedRuns.settle(in: db, host: Machine.current.host) }
    return copy
  }
}
