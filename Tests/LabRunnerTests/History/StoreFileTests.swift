import Foundation
import LabRunner
import Testing

@Suite struct StoreFileTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("results.sqlite")
  }

  private func expect(
    _ error: ResultStoreError, for access: ResultStore.Access = .write,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) {
      try ResultStore(path: path, for: access, patience: .milliseconds(10))
    }
  }

  @Test func `There must be a history to read one`() {
    expect(.missing(path: path), for: .read)
    #expect(!folder.has("results.sqlite"))
  }

  @Test func `A file that is no database is refused and left as it was`() throws {
    try folder.write("dear diary", to: "results.sqlite")
    expect(.notDatabase(path: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "dear diary")
  }

  @Test func `Another program's database is refused, and nothing is left beside it`() throws {
    try folder.run("sqlite3", path, "PRAGMA application_id = 258; CREATE TABLE t(x);")
    expect(.foreign(path: path, applicationID: 258))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["results.sqlite"])
  }

  @Test func `A history of the first version is brought up to date, and keeps its runs`() throws {
    let old = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "version-1.sql")
    try folder.run("sqlite3", path, ".read '\(old.path)'")
    let store = try ResultStore(path: path)
    let run = try store.run(1)
    #expect(run.run.lab == "token-rate-limiting")
    #expect(run.run.resumedFrom == nil)
    #expect(run.steps.allSatisfy { $0.attempt == 1 && $0.reusedFrom == nil })
    #expect(run.requests.count == 22)
    store.close()
    #expect(try folder.run("sqlite3", path, "PRAGMA user_version") == "2")
  }

  @Test func `A newer history is refused`() throws {
    try ResultStore(path: path).close()
    try folder.run("sqlite3", path, "PRAGMA user_version = 99;")
    expect(.newer(path: path, version: 99, known: 2))
    expect(.newer(path: path, version: 99, known: 2), for: .read)
  }

  @Test func `A damaged history says that it is damaged`() throws {
    let store = try ResultStore(path: path)
    try SampleRun.write(to: store)
    store.close()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for index in bytes.indices.dropFirst(4096) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: ResultStoreError.self) {
      try ResultStore(path: path).runs()
    }
    guard case .corrupt = error else {
      Issue.record("expected .corrupt, got \(String(describing: error))")
      return
    }
    #expect(error?.description.contains(".recover") == true)
  }

  @Test(arguments: [
    "UPDATE steps SET phase = 'party'", "UPDATE runs SET started_at = 'yesterday'",
    "UPDATE charts SET spec = '{}'", "UPDATE metrics SET samples = 'many'", "UPDATE requests SET at = ''",
  ])
  func `What was changed by hand and no longer makes sense is told as damage`(statement: String) throws {
    let store = try ResultStore(path: path)
    let number = try SampleRun.write(to: store)
    try folder.run("sqlite3", path, statement)
    let error = #expect(throws: ResultStoreError.self) { try store.run(number) }
    guard case .corrupt = error else {
      Issue.record("expected .corrupt, got \(String(describing: error))")
      return
    }
  }

  @Test func `A history that lost a table is an error that says so`() throws {
    let store = try ResultStore(path: path)
    let number = try SampleRun.write(to: store)
    try folder.run("sqlite3", path, "DROP TABLE charts")
    #expect(throws: ResultStoreError.failed(path: path, detail: "no such table: charts")) {
      try store.run(number)
    }
  }

  @Test func `A locked history says so when patience ends`() throws {
    let store = try ResultStore(path: path, patience: .milliseconds(10))
    let locker = Process()
    locker.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    locker.arguments = ["sqlite3", "-batch", path]
    let (input, output) = (Pipe(), Pipe())
    locker.standardInput = input
    locker.standardOutput = output
    try locker.run()
    input.fileHandleForWriting.write(Data("BEGIN EXCLUSIVE; SELECT 'locked';\n".utf8))
    let answer = output.fileHandleForReading.availableData
    #expect(String(decoding: answer, as: UTF8.self) == "locked\n")
    #expect(throws: ResultStoreError.locked(path: path)) { try SampleRun.write(to: store) }
    try input.fileHandleForWriting.close()
    locker.waitUntilExit()
    #expect(try SampleRun.write(to: store) == 1)
  }

  @Test func `A place that cannot be written says why`() {
    let error = #expect(throws: ResultStoreError.self) {
      try ResultStore(path: "/proc/labs/results.sqlite")
    }
    guard case .readOnly = error else {
      Issue.record("expected .readOnly, got \(String(describing: error))")
      return
    }
  }

  @Test func `Missing folders are made, for the owner alone`() throws {
    let path = folder.file("data/labs/results.sqlite")
    _ = try ResultStore(path: path)
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder.file("data/labs"))[.posixPermissions] as? Int
    #expect(mode == 0o700)
  }
}
