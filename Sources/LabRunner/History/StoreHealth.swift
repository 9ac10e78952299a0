import Foundation
import GRDB

/// What there is to know of a results file when something is wrong with it.
public struct StoreHealth: Sendable, Hashable, Encodable {
  /// The file.
  public let path: String
  /// Its size in bytes, with what has not been folded into it yet.
  public let size: Int64
  /// The version of its tables.
  public let schema: Int
  /// The version of the SQLite library that reads it.
  public let sqlite: String
  /// What SQLite's own check finds wrong; empty when nothing is.
  public let damage: [String]
  /// How many runs it holds.
  public let runs: Int
  /// The runs that began and whose process has died, the newest first.
  public let crashed: [Int64]
}

extension StoreHealth {
  static func read(path: String, in db: Database) throws -> StoreHealth {
    // As thorough as `integrity_check` but for the order of indices, and many times as fast.
    let found = try String.fetchAll(db, sql: "PRAGMA quick_check(10)")
    let host = Machine.current.host
    let open = try StoredRow<RunRecord>.fetchAll(
      db, sql: "SELECT * FROM runs WHERE status IN ('running', 'crashed') ORDER BY id DESC"
    ).map(\.value)
    return StoreHealth(
      path: path, size: [path, path + "-wal"].map(size).reduce(0, +),
      schema: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
      sqlite: try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "",
      damage: found == ["ok"] ? [] : found,
      runs: try Int.fetchOne(db, sql: "SELECT count(*) FROM runs") ?? 0,
      crashed: open.filter { $0.status == .crashed || CrashedRuns.includes($0, host: host) }.map(\.id))
  }

  private static func size(_ path: String) -> Int64 {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int64 ?? (attributes?[.size] as? NSNumber)?.int64Value ?? 0
  }
}
