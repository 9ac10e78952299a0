import AIGateway
import GRDB

/// Finds the run that a reference names, or says why there is none.
struct RunResolution {
  let db: Database
  /// The history's file, for what is said of it.
  let path: String

  func number(of text: String) throws -> Int64 {
    guard let reference = RunReference(text) else {
      throw unresolved(
        "'\(text)' names no run", "write 42, @, @~1, @failed, LAB, LAB@~1, baseline, baseline:LAB or tag:NAME"
      )
    }
    switch reference {
    case .number(let number):
      guard let run = try Int64.fetchOne(db, sql: "SELECT id FROM runs WHERE id = ?", arguments: [number])
      else {
        throw ResultStoreError.noRun(path: path, reference: text)
      }
      return run
    case .newest(let lab, let status, let before): return try newest(lab, status, before, text)
    case .baseline(let lab): return try baseline(of: lab)
    case .tag(let tag): return try newest(withTag: tag)
    case .uid(let prefix): return try run(withUID: prefix)
    }
  }

  private func newest(_ lab: String?, _ status: RunStatus?, _ before: Int, _ text: String) throws -> Int64 {
    var filter = RunFilter()
    filter.lab = lab
    filter.statuses = status.map { [$0] } ?? []
    filter.limit = 1
    filter.offset = before
    let crashed = try CrashedRuns.numbers(in: db, host: Machine.current.host)
    if let run = try RunSelection(filter, crashed: crashed).fetch(in: db).first { return run.id }
    let labs = try String.fetchAll(db, sql: "SELECT name FROM labs ORDER BY name")
    if let lab, !labs.contains(lab) {
      throw unresolved(
        "there is no run of '\(lab)'", advice(lab, among: labs, else: "`labs history` lists the runs"))
    }
    throw ResultStoreError.noRun(path: path, reference: text)
  }

  private func baseline(of lab: String?) throws -> Int64 {
    let rows = try Row.fetchAll(db, sql: "SELECT lab, run_id FROM baselines ORDER BY lab")
    let baselines: [(lab: String, run: Int64)] = rows.map { ($0["lab"], $0["run_id"]) }
    if let run = (lab == nil ? baselines : baselines.filter { $0.lab == lab }).first {
      if lab != nil || baselines.count == 1 { return run.run }
      throw unresolved(
        "\(baselines.count) labs have a baseline", "name the lab, as in baseline:\(run.lab)")
    }
    let labs = try String.fetchAll(db, sql: "SELECT name FROM labs ORDER BY name")
    if let lab, !labs.contains(lab), let nearest = Spelling.nearest(to: lab, in: labs) {
      throw unresolved("there is no run of '\(lab)'", "did you mean '\(nearest)'?")
    }
    throw unresolved(
      lab.map { "'\($0)' has no baseline" } ?? "no lab has a baseline",
      "`labs baseline \(lab ?? "LAB") RUN` sets one")
  }

  private func newest(withTag tag: String) throws -> Int64 {
    let run = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM tags JOIN runs ON runs.id = run_id WHERE tag = ? ORDER BY started_at DESC, id DESC LIMIT 1
        """, arguments: [tag])
    if let run { return run }
    let tags = try String.fetchAll(db, sql: "SELECT DISTINCT tag FROM tags ORDER BY tag")
    throw unresolved(
      "no run has the tag '\(tag)'", advice(tag, among: tags, else: "`labs tag RUN +\(tag)` sets it"))
  }

  private func run(withUID prefix: String) throws -> Int64 {
    // The uids that begin so lie between the prefix and the prefix with what is greater than all that may follow.
    let runs = try Int64.fetchAll(
      db, sql: "SELECT id FROM runs WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 9",
      arguments: [prefix, prefix + "~"])
    guard let run = runs.first else { throw ResultStoreError.noRun(path: path, reference: prefix) }
    if runs.count == 1 { return run }
    throw unresolved(
      "several runs have a uid that begins with \(prefix): \(runs.map(String.init).joined(separator: ", "))",
      "write more of it, or the number")
  }

  private func advice(_ name: String, among names: [String], else other: String) -> String {
    Spelling.nearest(to: name, in: names).map { "did you mean '\($0)'?" } ?? other
  }

  private func unresolved(_ problem: String, _ advice: String) -> ResultStoreError {
    .unresolved(path: path, problem: problem, advice: advice)
  }
}
