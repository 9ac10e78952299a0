import LabRunner
import LabTime
import Testing

@Suite struct RunFilterTests {
  private let store: ResultStore

  init() throws {
    store = try ResultStore()
    try MeasuredRun(metrics: [MeasuredRun.latency(250)], text: "100% cached", note: "before").write(to: store)
    try MeasuredRun(
      parameters: [("requests", "40")], metrics: [MeasuredRun.latency(350)],
      assertions: [("It is quick", false)],
      tags: ["b1-redis", "slow"], commit: "9f3c1ab5d2e8f7a6b4c3d2e1f0a9b8c7d6e5f4a3", day: 1
    ).write(to: store)
    try MeasuredRun(lab: "model-routing", tags: ["slow"], day: 2).write(to: store)
  }

  private func runs(_ change: (inout RunFilter) throws -> Void) throws -> [Int64] {
    var filter = RunFilter()
    try change(&filter)
    return try store.runs(filter).map(\.run.id)
  }

  @Test func `Runs are found by what they were made with and by what came out`() throws {
    #expect(try runs { _ in } == [3, 2, 1])
    #expect(try runs { $0.lab = "semantic-caching" } == [2, 1])
    #expect(try runs { $0.statuses = [.failed, .error] } == [2])
    #expect(try runs { $0.tags = ["slow"] } == [3, 2])
    #expect(try runs { $0.tags = ["slow", "b1-redis"] } == [2])
    #expect(try runs { $0.since = SampleRun.wall + .seconds(86_400) } == [3, 2])
    #expect(try runs { $0.until = SampleRun.wall + .seconds(86_400) } == [1])
    #expect(try runs { $0.parameters = [.init(name: "requests", value: "40")] } == [2])
    #expect(try runs { $0.parameters = [.init(name: "requests", value: "4")] } == [])
    #expect(try runs { $0.metrics = [try MetricCondition("latency.p50>300")] } == [2])
    #expect(try runs { $0.metrics = [try MetricCondition("latency.max<=300")] } == [1])
    #expect(try runs { $0.commit = "9f3c1ab" } == [2])
    #expect(try runs { $0.commit = "9f3c1ab5d2e8f7a6b4c3d2e1f0a9b8c7d6e5f4a3" } == [2])
    #expect(try runs { $0.commit = "f3c1ab" } == [])
    #expect(try runs { $0.host = "laptop-7" } == [3, 2, 1])
    #expect(try runs { $0.host = "laptop" } == [])
    #expect(try runs { $0.step = "works" } == [3, 2, 1])
    #expect(try runs { $0.step = "deploy" } == [])
    #expect(try runs { ($0.limit, $0.offset) = (1, 1) } == [2])
  }

  @Test(arguments: [
    ("0% CACHED", [1]), ("BEFORE", [1]), ("is quick", [2]), ("hit", [2]), ("1_0%", []), ("%", [1]),
    ("nothing", []),
  ])
  func `Text is found in notes, outputs and assertions, and its wildcards are plain`(
    text: String, expected: [Int64]
  ) throws {
    #expect(try runs { $0.text = text } == expected)
  }

  @Test func `A name that no run has is told with the nearest one`() throws {
    func problem(_ change: (inout RunFilter) throws -> Void) throws -> String {
      var filter = RunFilter()
      try change(&filter)
      let error = #expect(throws: ResultStoreError.self) { try store.explainNothing(filter) }
      return error?.description ?? ""
    }
    #expect(try problem { $0.lab = "semantic-cashing" }.contains("did you mean 'semantic-caching'?"))
    #expect(try problem { $0.host = "laptop-8" }.contains("did you mean 'laptop-7'?"))
    #expect(try problem { $0.commit = "abc" }.contains("no run is of the commit 'abc'"))
    #expect(try problem { $0.tags = ["slwo"] }.contains("did you mean 'slow'?"))
    #expect(
      try problem { $0.parameters = [.init(name: "request", value: "")] }.contains("did you mean 'requests'?")
    )
    #expect(
      try problem { $0.metrics = [try MetricCondition("latncy.p95>1")] }.contains("did you mean 'latency'?"))
    var known = RunFilter()
    known.metrics = [try MetricCondition("latency.p95>1000")]
    try store.explainNothing(known)
  }

  @Test func `Runs come by the time at which they began, whatever their numbers`() throws {
    try MeasuredRun(day: -5).write(to: store)
    #expect(try runs { _ in } == [3, 2, 1, 4])
    #expect(try store.newestRun() == 3)
    #expect(try store.number(of: "semantic-caching@~2") == 4)
  }
}
