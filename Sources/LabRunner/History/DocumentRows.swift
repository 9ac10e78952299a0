import Crypto
import Foundation
import GRDB

/// Writes and reads the files of a run; files of the same content are kept once.
enum DocumentRows {
  static func insert(_ documents: [DocumentRecord], run: Int64, in db: Database) throws {
    for document in documents {
      let data = Data(document.data)
      let hash = SHA256.hash(data: data).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      try db.execute(
        sql: "INSERT OR IGNORE INTO blobs (sha256, data) VALUES (?, ?)", arguments: [hash, data])
      try db.execute(
        sql: "INSERT INTO documents (run_id, path, sha256) VALUES (?, ?, ?)",
        arguments: [run, document.path, hash])
    }
  }

  static func all(of run: Int64, in db: Database) throws -> [DocumentRecord] {
    try Row.fetchAll(
      db, sql: "SELECT path, data FROM documents JOIN blobs USING (sha256) WHERE run_id = ? ORDER BY path",
      arguments: [run]
    ).map { row in
      DocumentRecord(path: row["path"] ?? "", data: Array(row["data"] as Data? ?? Data()))
    }
  }
}
