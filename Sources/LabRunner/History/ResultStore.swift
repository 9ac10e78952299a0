import Foundation
import GRDB
public import LabTime

/// The history of runs: one SQLite file, made to be read with plain `sqlite3` as well.
///
/// Several processes may use one file at a time; each write is a short transaction of its own.
public final class ResultStore: Sendable {
  /// What a store is opened for.
  public enum Access: Sendable {
    /// To read; the file must exist.
    case read
    /// To read and write; the file and its folder are made where they are missing.
    case write
  }

  /// The file; `:memory:` for a history that ends with the process.
  public let path: String

  private let database: DatabaseQueue

  /// Opens a history.
  ///
  /// - Parameter patience: How long a locked file is waited for.
  public init(
    path: String, for access: Access = .write, patience: Duration = .seconds(5)
  ) throws(ResultStoreError) {
    self.path = path
    database = try StoreFile(path: path).open(for: access, patience: patience)
  }

  /// Makes a history that is kept in memory only.
  public init() throws(ResultStoreError) {
    path = ":memory:"
    database = try StoreFile(path: path).openInMemory()
  }

  init(database: DatabaseQueue, path: String) {
    self.database = database
    self.path = path
  }

  /// Begins a run: it is `running` in the file, safely on the disk, when this returns.
  ///
  /// Runs whose process has died are written down as `crashed` first.
  public func begin(
    _ header: RunHeader, wall: Instant, time: Instant, process: ProcessIdentity = .current
  ) throws(ResultStoreError) -> RunWriter {
    let record = RunRecord(header, wall: wall, time: time, process: process)
    let number = try write(durably: true) { db in
      var number: Int64 = 0
      try db.inTransaction(.immediate) {
        try CrashedRuns.settle(in: db, host: header.machine.host)
        try RunRows.upsert(header.lab, in: db)
        number = try RunRows.insert(record, in: db)
        try RunRows.insert(header.parameters, run: number, in: db)
        try RunRows.insert(tags: header.tags, run: number, in: db)
        try DocumentRows.insert(header.documents, run: number, in: db)
        try SnapshotRows.forgetOld(in: db)
        return .commit
      }
      return number
    }
    return RunWriter(store: self, number: number, wall: wall, time: time)
  }

  /// The newest runs, newest first.
  ///
  /// - Parameters:
  ///   - limit: How many at most; nil for all.
  ///   - lab: The lab they are of; nil for any.
  ///   - status: How they ended; nil for any.
  public func runs(
    limit: Int? = nil, lab: String? = nil, status: RunStatus? = nil
  ) throws(ResultStoreError) -> [RunSummary] {
    var filter = RunFilter()
    filter.limit = limit
    filter.lab = lab
    filter.statuses = status.map { [$0] } ?? []
    return try runs(filter)
  }

  /// The runs that meet a filter, newest first.
  public func runs(_ filter: RunFilter) throws(ResultStoreError) -> [RunSummary] {
    try read { db in try RunQueries.runs(filter, in: db) }
  }

  /// The number of the newest run, of one lab or of any; nil when there is none.
  public func newestRun(of lab: String? = nil) throws(ResultStoreError) -> Int64? {
    try read { db in try RunQueries.newest(lab: lab, in: db) }
  }

  /// A run with all that it recorded.
  public func run(_ number: Int64) throws(ResultStoreError) -> LabRun {
    let run = try read { db in try RunQueries.run(number, in: db) }
    guard let run else { throw .noRun(path: path, reference: "\(number)") }
    return run
  }

  /// The names of the labs that have been run, in alphabetical order.
  public func labs() throws(ResultStoreError) -> [String] {
    try read { db in try RunQueries.labs(in: db) }
  }

  /// The labs that have been run and do not come with `labs`, by name, with the folders they lay in last.
  public func ownLabs() throws(ResultStoreError) -> [LabRecord] {
    try read { db in try RunQueries.ownLabs(in: db) }
  }

  /// How a lab has been doing.
  public func form(ofLab name: String) throws(ResultStoreError) -> LabForm {
    try read { db in try LabForm.read(name, in: db) }
  }

  /// The state of the file, checked through.
  public func health() throws(ResultStoreError) -> StoreHealth {
    let path = path
    return try read { db in try StoreHealth.read(path: path, in: db) }
  }

  /// Where a lab that does not come with `labs` lay when it last ran; nil for the others.
  public func folder(ofLab name: String) throws(ResultStoreError) -> String? {
    try read { db in try RunQueries.folder(ofLab: name, in: db) }
  }

  /// The files of a run's lab as they were when it began.
  public func documents(of run: Int64) throws(ResultStoreError) -> [DocumentRecord] {
    try read { db in try DocumentRows.all(of: run, in: db) }
  }

  /// A run as another one can go on from it.
  public func pastRun(_ number: Int64) throws(ResultStoreError) -> PastRun {
    let run = try run(number)
    let states = try read { db in try SnapshotRows.all(of: number, in: db) }
    return PastRun(run, states: states, documents: try documents(of: number))
  }

  /// The newest run that did not pass, and that no other run has gone on from; nil when there is none.
  public func newestUnfinishedRun() throws(ResultStoreError) -> Int64? {
    try read { db in try RunQueries.newestUnfinished(in: db) }
  }

  /// Closes the file and folds the write-ahead log into it, so that copying the one file is enough.
  ///
  /// Without it nothing is lost; the next one to open the file does it.
  public func close() {
    try? database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA optimize")
      _ = try db.checkpoint(.truncate)
    }
    try? database.close()
  }

  /// Runs statements, each a transaction of its own unless the body begins one.
  ///
  /// What is written durably is on the disk itself, not only with the operating system.
  func write<Value>(
    durably: Bool = false, _ body: (Database) throws -> Value
  ) throws(ResultStoreError) -> Value {
    try StoreFile(path: path).naming {
      try database.writeWithoutTransaction { db in
        // A pragma within a transaction would have no effect.
        if durably { try db.execute(sql: "PRAGMA synchronous = FULL") }
        defer { if durably { try? db.execute(sql: "PRAGMA synchronous = NORMAL") } }
        return try body(db)
      }
    }
  }

  /// Runs statements as one transaction.
  func writeAtOnce(_ body: (Database) throws -> Void) throws(ResultStoreError) {
    try write { db in
      try db.inTransaction {
        try body(db)
        return .commit
      }
    }
  }

  /// Runs statements that read.
  func read<Value>(_ body: (Database) throws -> Value) throws(ResultStoreError) -> Value {
    try StoreFile(path: path).naming { try database.read(body) }
  }
}
