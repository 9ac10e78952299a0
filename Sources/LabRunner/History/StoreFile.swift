import Foundation
import GRDB
import LabTime

/// The file of a history: finds out what it is before SQLite touches it, then opens it.
struct StoreFile {
  /// "LABS", so that `file` and SQLite can tell whose file it is.
  static let applicationID: UInt32 = 0x4C41_4253

  let path: String

  func open(for access: ResultStore.Access, patience: Duration) throws(ResultStoreError) -> DatabaseQueue {
    if access == .write { try create() }
    let isNew = try inspect()
    let writable = Foundation.access(path, W_OK) == 0
    if access == .write, !writable { throw .readOnly(path: path, detail: Self.reason()) }
    return try naming {
      var configuration = Configuration()
      configuration.readonly = !writable
      configuration.busyMode = .timeout(patience.inSeconds)
      configuration.label = "labs.history"
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        if writable { try prepare(db, isNew: isNew) }
      }
      try Schema.update(queue, path: path, writable: writable)
      return queue
    }
  }

  func openInMemory() throws(ResultStoreError) -> DatabaseQueue {
    try naming {
      let queue = try DatabaseQueue()
      try Schema.update(queue, path: path, writable: true)
      return queue
    }
  }

  /// A copy of the file in memory, of the newest version; the file and its folder stay as they are.
  func openCopy() throws(ResultStoreError) -> DatabaseQueue {
    let isNew = try inspect()
    return try naming {
      let copy = try DatabaseQueue()
      if !isNew { try read(into: copy) }
      try Schema.update(copy, path: path, writable: true)
      return copy
    }
  }

  // SQLite leaves files of its own beside one in WAL mode even when it only reads; hence it reads another file, unless
  // those are there already because somebody else has the file open.
  private func read(into copy: DatabaseQueue) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let path = URL(filePath: path).resolvingSymlinksInPath().path
    if FileManager.default.fileExists(atPath: path + "-wal") {
      return try DatabaseQueue(path: path, configuration: configuration).backup(to: copy)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "labs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "results.sqlite").path
    try FileManager.default.copyItem(atPath: path, toPath: file)
    let source = try DatabaseQueue(path: file, configuration: configuration)
    try source.backup(to: copy)
    try source.close()
  }

  /// Runs an operation and gives SQLite's errors their names.
  func naming<Value>(_ body: () throws -> Value) throws(ResultStoreError) -> Value {
    do {
      return try body()
    } catch let error as ResultStoreError {
      throw error
    } catch let error as DatabaseError {
      let detail = error.message ?? "error \(error.resultCode.rawValue)"
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw .locked(path: path)
      case .SQLITE_CORRUPT: throw .corrupt(path: path, detail: detail)
      case .SQLITE_NOTADB: throw .notDatabase(path: path)
      case .SQLITE_READONLY, .SQLITE_PERM: throw .readOnly(path: path, detail: detail)
      case .SQLITE_FULL: throw .full(path: path)
      default: throw .failed(path: path, detail: detail)
      }
    } catch {
      // A row that does not read back as what was written.
      throw .corrupt(path: path, detail: "\(error)")
    }
  }

  // What a model answered is nobody else's business: only the owner may read the file.
  private func create() throws(ResultStoreError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .readOnly(path: path, detail: Self.reason()) }
    Foundation.close(descriptor)
  }

  // The header is read by hand, as SQLite would leave its own files beside a database that is not ours.
  // Its layout: https://www.sqlite.org/fileformat.html, 1.3.
  private func inspect() throws(ResultStoreError) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else {
      if !FileManager.default.fileExists(atPath: path) { throw .missing(path: path) }
      throw .failed(path: path, detail: "the file cannot be read")
    }
    let header: [UInt8]
    do {
      header = Array(try file.read(upToCount: 100) ?? Data())
    } catch {
      throw .failed(path: path, detail: "\(error)")
    }
    if header.isEmpty { return true }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .notDatabase(path: path)
    }
    let id = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard id == Self.applicationID else { throw .foreign(path: path, applicationID: id) }
    return false
  }

  private func prepare(_ db: Database, isNew: Bool) throws {
    if isNew {
      // The vacuum mode has no effect once there is a page or a journal mode. It makes the first page itself,
      // and nobody must see that page without the application's id: hence the transaction.
      try db.inTransaction(.deferred) {
        try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        return .commit
      }
    }
    try db.execute(sql: "PRAGMA journal_mode = WAL")
    try db.execute(sql: "PRAGMA synchronous = NORMAL")
  }

  private static func reason() -> String {
    String(cString: strerror(errno))
  }
}
