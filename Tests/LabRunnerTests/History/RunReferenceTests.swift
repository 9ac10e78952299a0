import LabRunner
import Testing

@Suite struct RunReferenceTests {
  private let store: ResultStore

  init() throws {
    store = try ResultStore()
    try MeasuredRun(tags: ["before"]).write(to: store)
    try MeasuredRun(assertions: [("It works", false)], tags: ["before"], day: 1).write(to: store)
    try MeasuredRun(lab: "model-routing", day: 2).write(to: store)
  }

  @Test(arguments: [
    ("2", 2), ("@", 3), ("@~1", 2), ("@failed", 2), ("@passed", 3), ("semantic-caching", 2),
    ("semantic-caching@~1", 1),
    ("semantic-caching@passed", 1), ("tag:before", 2),
  ])
  func `A run has many names`(text: String, expected: Int64) throws {
    #expect(try store.number(of: text) == expected)
  }

  @Test func `A baseline is named by its lab, or by nothing where there is only one`() throws {
    try store.setBaseline(store.run(1).run)
    #expect(try store.number(of: "baseline") == 1)
    try store.setBaseline(store.run(3).run)
    #expect(try store.number(of: "baseline:model-routing") == 3)
    #expect(
      try problem("baseline").contains("2 labs have a baseline; name the lab, as in baseline:model-routing"))
    #expect(try store.clearBaseline(of: "model-routing"))
    #expect(try !store.clearBaseline(of: "model-routing"))
    #expect(try problem("baseline:model-routing").contains("`labs baseline model-routing RUN` sets one"))
  }

  @Test func `Part of a uid names a run as long as no other has it`() throws {
    let uid = try store.run(2).run.uid
    #expect(try store.number(of: String(uid.prefix(20))) == 2)
    #expect(try store.number(of: uid) == 2)
    try MeasuredRun(day: 1).write(to: store)
    // The first ten characters of a ULID are the time.
    #expect(try problem(String(uid.prefix(10))).contains("begins with \(uid.prefix(10)): "))
  }

  @Test(arguments: [
    ("9", "there is no run '9'"), ("@~9", "there is no run '@~9'"), ("@~x", "'@~x' names no run"),
    ("@skipped", "'@skipped' names no run"), ("", "'' names no run"), ("a b", "'a b' names no run"),
    ("semantic-cashing", "did you mean 'semantic-caching'?"), ("tag:befor", "did you mean 'before'?"),
    ("tag:x", "`labs tag RUN +x` sets it"), ("baseline", "no lab has a baseline"),
    ("baseline:model-ruting", "did you mean 'model-routing'?"), ("01ZZZZZZ", "there is no run '01ZZZZZZ'"),
  ])
  func `What names no run says why`(text: String, expected: String) throws {
    #expect(try problem(text).contains(expected))
  }

  private func problem(_ text: String) throws -> String {
    let error = #expect(throws: ResultStoreError.self) { try store.number(of: text) }
    return error?.description ?? ""
  }

  @Test func `A run is compared with its lab's baseline, else with the one before it that passed`() throws {
    for day in 3...5 { try MeasuredRun(assertions: [("It works", day != 4)], day: day).write(to: store) }
    let newest = try store.run(6).run
    #expect(try store.base(for: newest) == 4)
    #expect(try store.passedRuns(before: newest, limit: 5) == [4, 1])
    try store.setBaseline(store.run(5).run)
    #expect(try store.base(for: newest) == 5)
    #expect(try store.base(for: store.run(5).run) == 4)
    #expect(try store.base(for: store.run(3).run) == nil)
  }
}
