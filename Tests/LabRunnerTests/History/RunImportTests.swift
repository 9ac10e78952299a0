import Foundation
import LabRunner
import LabTime
import Testing

@Suite struct RunImportTests {
  let folder: TemporaryFolder
  let store: ResultStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.file("results.sqlite"))
    try MeasuredRun(day: 1).write(to: store)
  }

  private func other() throws -> ResultStore { try ResultStore(path: folder.file("ci.sqlite")) }

  private func bring(dryRun: Bool = false) throws -> ResultStore.Imported {
    try store.importRuns(of: ResultStore.copy(of: folder.file("ci.sqlite")), dryRun: dryRun)
  }

  @Test func `A run comes with all that it recorded, once`() throws {
    let ci = try other()
    let number = try SampleRun.write(to: ci)
    _ = try ci.tag(number, add: [RunTag("ci")])
    try MeasuredRun(metrics: [MeasuredRun.latency(200)], text: "said", note: "from CI").write(to: ci)
    let original = try ci.run(number)
    ci.close()
    #expect(try bring(dryRun: true).new.count == 2)
    #expect(try store.runs().count == 1)
    #expect(
      try bring().new == [original.run.uid, ResultStore.copy(of: folder.file("ci.sqlite")).run(2).run.uid])
    let copy = try store.run(store.number(of: original.run.uid))
    #expect(copy.number == 2 && copy.tags == ["ci"])
    #expect(copy.events.dropFirst() == original.events.dropFirst())
    #expect(copy.header == original.header)
    #expect(try store.run(3).metrics.first?.samples.count == 20)
    #expect(try store.documents(of: 3).map(\.path) == ["policy.xml"])
    let again = try bring()
    #expect(again.new.isEmpty && again.known == 2)
    #expect(
      try folder.run("sqlite3", "results.sqlite", "PRAGMA foreign_key_check; SELECT count(*) FROM blobs")
        == "1")
    // The newest is the one that began last, not the one that came last.
    #expect(try store.newestRun() == 1)
  }

  @Test func `The other file stays as it was, and nothing is left beside it`() throws {
    let ci = try other()
    try SampleRun.write(to: ci)
    ci.close()
    try folder.make(folder: "alone")
    try folder.run("mv", "ci.sqlite", "alone/ci.sqlite")
    try folder.run("chmod", "-w", "alone/ci.sqlite")
    let before = try Data(contentsOf: URL(filePath: folder.file("alone/ci.sqlite")))
    let copy = try ResultStore.copy(of: folder.file("alone/ci.sqlite"))
    #expect(try store.importRuns(of: copy, dryRun: false).new.count == 1)
    #expect(try Data(contentsOf: URL(filePath: folder.file("alone/ci.sqlite"))) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("alone")) == ["ci.sqlite"])
  }

  @Test func `A file that somebody writes to is read with what is not folded into it yet`() throws {
    let ci = try other()
    try SampleRun.write(to: ci)
    _ = try ci.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    #expect(folder.has("ci.sqlite-wal"))
    let imported = try bring()
    #expect(imported.new.count == 1 && imported.running == 1)
  }

  @Test func `A file of the first version is read and stays of the first version`() throws {
    let old = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "version-1.sql")
    try folder.run("sqlite3", "ci.sqlite", ".read '\(old.path)'")
    let imported = try bring()
    #expect(imported.new.count == 1)
    #expect(try store.run(2).requests.count == 22)
    #expect(try folder.run("sqlite3", "ci.sqlite", "PRAGMA user_version") == "1")
  }

  @Test func `What a run was resumed from is found again under its new number`() throws {
    let ci = try other()
    let first = try SampleRun.write(to: ci)
    var header = SampleRun.header
    header.resumedFrom = first
    let writer = try ci.begin(header, wall: SampleRun.wall + .seconds(60), time: SampleRun.clock)
    for kind in [
      RunEvent.Kind.stepReused(name: "Deploy the service", run: first), .stepFinished(.passed, nil),
      .runFinished(.passed, exitCode: 0),
    ] {
      try writer.record(RunEvent(kind, wall: SampleRun.wall + .seconds(60), time: SampleRun.clock))
    }
    ci.close()
    _ = try bring()
    #expect(try store.run(3).run.resumedFrom == 2)
    #expect(try store.run(3).steps.first?.reusedFrom == 2)
  }

  @Test func `What is no history is refused`() throws {
    try folder.write("dear diary", to: "ci.sqlite")
    #expect(throws: ResultStoreError.notDatabase(path: folder.file("ci.sqlite"))) { try bring() }
    #expect(throws: ResultStoreError.missing(path: folder.file("no.sqlite"))) {
      try ResultStore.copy(of: folder.file("no.sqlite"))
    }
  }
}
