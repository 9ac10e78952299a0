import Foundation
import LabRunner
import LabTime
import Testing

@Suite struct StoreHealthTests {
  @Test func `A file that is well says how large it is and what it holds`() throws {
    let folder = try TemporaryFolder()
    let store = try ResultStore(path: folder.file("results.sqlite"))
    try SampleRun.write(to: store)
    let child = Process()
    child.executableURL = URL(filePath: "/bin/true")
    try child.run()
    child.waitUntilExit()
    let dead = ProcessIdentity(pid: child.processIdentifier)
    _ = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock, process: dead)
    let health = try store.health()
    #expect(health.damage.isEmpty && health.runs == 2 && health.crashed == [2] && health.size > 0)
    #expect(
      health.sqlite == (try folder.run("sqlite3", "-version")).split(separator: " ").first.map(String.init))
  }

  @Test func `A page that was overwritten is found`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("results.sqlite")
    let store = try ResultStore(path: path)
    for _ in 0..<20 { try SampleRun.write(to: store) }
    store.close()
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let end = try file.seekToEnd()
    // Every other page of the second half, so that some hold rows.
    for offset in stride(from: end / 8192 * 4096, to: end, by: 8192) {
      try file.seek(toOffset: offset)
      try file.write(contentsOf: Data(repeating: 0x5A, count: 4096))
    }
    try file.close()
    let damage = try? ResultStore(path: path, for: .read).health().damage
    #expect(damage?.isEmpty != true)
  }

  @Test func `A lab's form is its last run, its usual time and its latencies`() throws {
    let store = try ResultStore()
    #expect(try store.form(ofLab: "token-rate-limiting").last == nil)
    try SampleRun.write(to: store)
    let form = try store.form(ofLab: "token-rate-limiting")
    // The sample fails: it is the last run, and no measure of how the lab usually goes.
    #expect(form.last?.run.id == 1 && form.usualMs == nil && form.latencies.isEmpty)
    #expect(try store.labs() == ["token-rate-limiting"])
  }
}
