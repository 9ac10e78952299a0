import AIGateway
import GRDB

extension ResultStore {
  /// Finds out why no run meets a filter.
  ///
  /// - Parameter labs: Labs that there are although they may not have run.
  /// - Throws: ``ResultStoreError/unresolved(path:problem:advice:)`` for a lab, a tag, a host, a commit, a parameter or
  ///   a metric that no run has, with the nearest name.
  public func explainNothing(
    _ filter: RunFilter, labs: [String] = []
  ) throws(ResultStoreError) {
    try read { db in
      let lab = filter.lab.flatMap { labs.contains($0) ? nil : [$0] } ?? []
      try check("lab", lab, labs, "SELECT name FROM labs ORDER BY name", db)
      try check(
        "host", filter.host.map { [$0] } ?? [], [], "SELECT DISTINCT host FROM runs ORDER BY host", db)
      if let commit = filter.commit {
        var one = RunFilter()
        (one.commit, one.limit) = (commit, 1)
        if try RunSelection(one, crashed: []).fetch(in: db).isEmpty {
          throw ResultStoreError.unresolved(
            path: path, problem: "no run is of the commit '\(commit)'",
            advice: "`labs history --columns run,git` tells which there are")
        }
      }
      try check("tag", filter.tags, [], "SELECT DISTINCT tag FROM tags ORDER BY tag", db)
      try check(
        "parameter", filter.parameters.map(\.name), [], "SELECT DISTINCT name FROM params ORDER BY name", db)
      let metrics = "SELECT DISTINCT name FROM metrics ORDER BY name"
      for condition in filter.metrics {
        let known = try String.fetchAll(db, sql: metrics)
        if !known.contains(condition.name) { try check("metric", [condition.metric.name], [], metrics, db) }
      }
    }
  }

  private func check(
    _ kind: String, _ names: [String], _ others: [String], _ sql: String, _ db: Database
  ) throws {
    guard !names.isEmpty else { return }
    let known = try String.fetchAll(db, sql: sql) + others
    for name in names where !known.contains(name) {
      let nearest = Spelling.nearest(to: name, in: known).map { "did you mean '\($0)'?" }
      let some =
        known.isEmpty ? "there is none at all" : "there are \(known.prefix(20).joined(separator: ", "))"
      throw ResultStoreError.unresolved(
        path: path, problem: "no run has the \(kind) '\(name)'", advice: nearest ?? some)
    }
  }
}
