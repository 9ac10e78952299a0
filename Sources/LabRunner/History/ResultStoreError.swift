/// Why the history cannot be read or written: where, what, and what to do about it.
public enum ResultStoreError: Error, Sendable, Hashable {
  /// There is no history yet.
  case missing(path: String)
  /// The file is not a SQLite database.
  case notDatabase(path: String)
  /// The file is another program's database.
  case foreign(path: String, applicationID: UInt32)
  /// A newer version of `labs` wrote the file.
  case newer(path: String, version: Int, known: Int)
  /// An older version of `labs` wrote the file, and it cannot be written to bring it up to date.
  case older(path: String, version: Int, known: Int)
  /// The file is damaged.
  case corrupt(path: String, detail: String)
  /// Another process holds the file for longer than is waited.
  case locked(path: String)
  /// The file or its folder cannot be written.
  case readOnly(path: String, detail: String)
  /// The disk is full.
  case full(path: String)
  /// Anything else that SQLite says.
  case failed(path: String, detail: String)
  /// The history has no such run: the reference as it was written.
  case noRun(path: String, reference: String)
  /// A name of a run, a tag or a metric does not say which one is meant, or there is none of it: what is wrong, and
  /// what to do.
  case unresolved(path: String, problem: String, advice: String)

  /// The file it is about.
  public var path: String {
    switch self {
    case .missing(let path), .notDatabase(let path), .foreign(let path, _), .newer(let path, _, _),
      .older(let path, _, _), .corrupt(let path, _), .locked(let path), .readOnly(let path, _),
      .full(let path), .failed(let path, _), .noRun(let path, _),
      .unresolved(let path, _, _):
      path
    }
  }
}

extension ResultStoreError: CustomStringConvertible {
  /// The place, what is wrong, and what to do.
  public var description: String {
    "\(path): \(problem); \(advice)"
  }

  private var problem: String {
    switch self {
    case .missing: "there is no history here yet"
    case .notDatabase: "this is not a SQLite database"
    case .foreign(_, let id):
      "this is another program's database (application_id 0x\(String(id, radix: 16, uppercase: true)))"
    case .newer(_, let version, let known):
      "a newer labs wrote this history (schema \(version), this labs knows \(known))"
    case .older(_, let version, let known):
      "an older labs wrote this history (schema \(version), this labs needs \(known)), and it cannot be written"
    case .corrupt(_, let detail): "the history is damaged (\(detail))"
    case .locked: "another process has locked the history"
    case .readOnly(_, let detail): "the history cannot be written (\(detail))"
    case .full: "the disk is full"
    case .failed(_, let detail): "SQLite says: \(detail)"
    case .noRun(_, let reference): "there is no run '\(reference)'"
    case .unresolved(_, let problem, _): problem
    }
  }

  private var advice: String {
    switch self {
    case .missing: "make one with `labs run LAB`, or name another with --results FILE"
    case .notDatabase, .foreign: "name another file with --results FILE or LABS_RESULTS"
    case .newer: "update labs, or name another file with --results FILE"
    case .older: "make the file writable, or copy it and name the copy with --results FILE"
    case .corrupt:
      "move it away to start a new one, or save what can be read with "
        + "`sqlite3 \(RunHeader.quoted(path)) .recover | sqlite3 recovered.sqlite`"
    case .locked: "wait for the other labs or sqlite3 to end, or name another file with --results FILE"
    case .readOnly: "give yourself the right to write it, or name another file with --results FILE"
    case .full: "free some space, then run the lab again"
    case .failed: "name another file with --results FILE, or look at this one with `sqlite3`"
    case .noRun: "`labs history` lists the runs"
    case .unresolved(_, _, let advice): advice
    }
  }
}
