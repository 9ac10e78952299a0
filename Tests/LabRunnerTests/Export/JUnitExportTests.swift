import Foundation
import LabRunner
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct JUnitExportTests {
  private struct Broken: Error, CustomStringConvertible {
    let description = "it \u{1B}[31mbroke\u{1B}[0m & <fell>\nover"
  }

  private func document(_ runs: ExportedRun...) throws -> XMLElement {
    let text = try ExportKind.junit.text(of: runs)
    return try #require(try XMLDocument(data: Data(text.utf8)).rootElement())
  }

  private func value(_ name: String, of element: XMLElement?) -> String? {
    element?.attribute(forName: name)?.stringValue
  }

  @Test func `Each assertion is a test case, and one that does not hold a failure with its place`() throws {
    let root = try document(.sample())
    let suite = try #require(root.elements(forName: "testsuite").first)
    #expect(value("tests", of: root) == "2" && value("failures", of: root) == "1")
    #expect(value("errors", of: root) == "0" && value("timestamp", of: suite) == "2026-03-01T09:30:00")
    let cases = suite.elements(forName: "testcase")
    #expect(cases.map { value("classname", of: $0) } == ["token-rate-limiting", "token-rate-limiting"])
    #expect(cases.map { $0.childCount } == [0, 1])
    let failure = try #require(cases[1].elements(forName: "failure").first)
    #expect(value("file", of: cases[1]) == "Sources/Labs/TokenRateLimiting.swift")
    #expect(value("line", of: cases[1]) == "88")
    #expect(
      failure.stringValue == "expected: 1...60\nactual: nil\nat: Sources/Labs/TokenRateLimiting.swift:88")
    let properties = try #require(suite.elements(forName: "properties").first).elements(forName: "property")
    #expect(properties.contains { value("name", of: $0) == "seed" && value("value", of: $0) == "8461" })
  }

  @Test func `What threw is an error, what never ran is skipped, and no control character is left`()
    async throws
  {
    let lab = SmallLab {
      Act("break it") { _ in throw Broken() }
      Act("go on") { _ in }
      Act("claim", .assert) { $0.emit(.assertion(AssertionRecord("never", passed: true))) }
    }
    let run = try await ExportedRun.of(lab)
    let root = try document(run)
    #expect(["tests", "errors", "skipped", "failures"].map { value($0, of: root) } == ["3", "1", "2", "0"])
    let error = try #require(try root.nodes(forXPath: "//error").first as? XMLElement)
    #expect(value("message", of: error) == "it [31mbroke[0m & <fell>\nover")
    #expect(value("type", of: error) == "Broken")
  }

  @Test func `Of a step that was tried again the last attempt counts, and several runs are several suites`()
    throws
  {
    let store = try ResultStore()
    let writer = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    func record(_ kind: RunEvent.Kind) throws {
      try writer.record(RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock))
    }
    for passed in [false, true] {
      try record(.stepStarted(name: "claim"))
      try record(.assertion(AssertionRecord("holds", passed: passed)))
      try record(.stepFinished(passed ? .passed : .failed, nil))
    }
    try record(.runFinished(.passed, exitCode: 0))
    let root = try document(.sample(), ExportedRun(try store.run(writer.number)))
    #expect(root.elements(forName: "testsuite").map { value("failures", of: $0) } == ["1", "0"])
    #expect(root.elements(forName: "testsuite").map { value("tests", of: $0) } == ["2", "1"])
  }
}
