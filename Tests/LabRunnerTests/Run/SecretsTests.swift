import LabRunner
import Testing

@Suite struct SecretsTests {
  private struct Leak: Error, CustomStringConvertible {
    let description: String
  }

  @Test func `A key is nowhere in what a run keeps and tells, whatever its lab does with it`() async throws {
    let answer = Output<String>("answer")
    let lab = SmallLab(service: .model(Script(.chat))) {
      Act("leak") { session in
        let key = try session.key()
        session.show("the key is \(key)!")
        _ = try await session.openAI().chat("m", [("user", key)])
        try session.save(key, as: answer)
        session.emit(.assertion(AssertionRecord(key, passed: false, expected: key, actual: key)))
        session.emit(.chart(.table(.init(title: key, columns: [key], rows: [[key]]))))
        #expect(try session.value(of: answer) == key, "the next step has it as it is")
        throw Leak(description: key)
      }
    }
    let store = try ResultStore()
    let trial = Trial(store: store)
    let outcome = try await trial.run(lab)
    let run = ExportedRun(try store.run(outcome.number ?? 0))
    let key = "0123456789abcdef"
    #expect(!"\(trial.events)".contains(key))
    for kind in ExportKind.allCases { #expect(!(try kind.text(of: [run])).contains(key), "\(kind)") }
    #expect(try ExportKind.json.text(of: [run]).contains("the key is ...cdef!"))
    #expect(RunPartsReport(run.run, RunPart.allCases, style: TerminalStyle()).text.contains("...cdef"))
  }
}
