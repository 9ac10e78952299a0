import Foundation

/// Where a stored run comes from, in names and values, for every way of showing it.
struct RunFacts {
  /// The facts in the order in which they are told.
  let list: [(name: String, value: String)]

  init(_ run: LabRun, timeZone: TimeZone) {
    let record = run.run
    var facts = [(name: "started", value: CalendarTime.full(record.startedAt, in: timeZone))]
    let parameters = run.parameters.map { "\($0.name)=\($0.value) (\($0.source.rawValue))" }
    if !parameters.isEmpty { facts.append(("params", parameters.joined(separator: "  "))) }
    facts.append(
      ("made on", "\(record.host)  \(record.os) \(record.arch)  labs \(record.labsVersion)"))
    if let commit = record.gitCommit {
      let branch = record.gitBranch.map { "\($0) " } ?? ""
      facts.append(("git", branch + commit + (record.gitDirty == true ? " with changes" : "")))
    }
    if let earlier = record.resumedFrom { facts.append(("resumes", "run \(earlier)")) }
    if !run.tags.isEmpty { facts.append(("tags", run.tags.joined(separator: "  "))) }
    if let note = record.note { facts.append(("note", note)) }
    list = facts
  }
}
