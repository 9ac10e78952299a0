import LabRunner
import Testing

@Suite struct RunComparisonTests {
  private let store: ResultStore

  init() throws {
    store = try ResultStore()
  }

  private func side(_ run: MeasuredRun) throws -> ComparedRun {
    let number = try run.write(to: store)
    return ComparedRun(try store.run(number), documents: try store.documents(of: number))
  }

  private func compare(_ runs: MeasuredRun...) throws -> RunComparison {
    RunComparison(try runs.map(side))
  }

  private func metric(_ samples: [Double], name: String = "latency") -> MetricRecord {
    MetricRecord(name: name, unit: "ms", samples: samples)
  }

  @Test func `A shift is significant where the test says so, and is told in hundredths of the median`() throws
  {
    let comparison = try compare(
      MeasuredRun(metrics: [.init(name: "latency", unit: "ms", samples: MeasuredRun.latency(250).samples)]),
      MeasuredRun(metrics: [MeasuredRun.latency(200)]))
    let change = try #require(comparison.metrics.first?.changes.first ?? nil)
    #expect(change.verdict == .significant)
    #expect(change.percent == -20 && change.difference == -50 && change.shift == -50)
    #expect(try #require(change.p) < 0.001)
  }

  @Test func `What chance explains, what is the same and what is too little are told apart`() throws {
    let noise = [3.0, 1, 4, 1.5, 5, 9, 2, 6]
    let comparison = try compare(
      MeasuredRun(metrics: [
        metric(noise), metric([5], name: "deploy"), metric([1, 2, 3, 4], name: "hits"),
        metric([1, 2], name: "gone"),
      ]),
      MeasuredRun(metrics: [
        metric(noise.map { $0 + 0.1 }), metric([4], name: "deploy"), metric([4, 3, 2, 1], name: "hits"),
        metric([1], name: "new"),
      ]))
    let verdicts = comparison.metrics.map { "\($0.name) \($0.changes.first??.verdict.rawValue ?? "none")" }
    #expect(verdicts == ["latency not significant", "deploy untested", "hits same", "gone none", "new none"])
    #expect(comparison.metrics[1].changes.first??.p == nil)
    #expect(comparison.metrics[1].changes.first??.percent == -20)
  }

  @Test func `A number in a name does not make another step or assertion of it`() throws {
    func run(_ count: Int, _ assertions: String...) -> MeasuredRun {
      MeasuredRun(
        step: "Ask \(count) times", metrics: [metric([1, 2])],
        assertions: assertions.map { ($0, true) } + [("\(count) are answered", true)])
    }
    let comparison = try compare(run(20), run(300))
    #expect(comparison.steps.map(\.name) == ["Ask 20 times", "It works"])
    #expect(comparison.assertions.map(\.message) == ["20 are answered"])
    #expect(!comparison.steps.contains(where: \.differs) && !comparison.assertions.contains(where: \.differs))
    // Here one run has two of them, which are not the same to it.
    let two = try compare(run(20), run(300, "20 are answered"))
    #expect(two.assertions.map(\.message) == ["20 are answered", "300 are answered"])
  }

  @Test func `From the sixth test on the probabilities are corrected`() throws {
    func run(_ shift: Double, _ count: Int) -> MeasuredRun {
      MeasuredRun(
        metrics: (0..<count).map { number in
          metric((0..<5).map { Double($0) + (number == 0 ? shift : 0) }, name: "m\(number)")
        })
    }
    let five = try compare(run(0, 5), run(10, 5))
    #expect(five.corrections == 0)
    // Five on each side apart: 2 of 252 arrangements.
    #expect(five.metrics.first?.changes.first??.p == 2.0 / 252)
    #expect(five.metrics.first?.changes.first??.verdict == .significant)
    let seven = try compare(run(0, 7), run(10, 7))
    #expect(seven.corrections == 7)
    #expect(try #require(seven.metrics.first?.changes.first??.p) == 7 * 2.0 / 252)
    #expect(seven.metrics.first?.changes.first??.verdict == .notSignificant)
  }

  @Test func `What a change may come from is named`() throws {
    var other = MeasuredRun(seed: 2, host: "ci-1", parameters: [("requests", "40")])
    other.policy = "<policies />"
    let comparison = try compare(MeasuredRun(), other)
    #expect(comparison.causes == ["requests", "policy.xml", "seed", "host"])
    #expect(try compare(MeasuredRun(), MeasuredRun()).causes.isEmpty)
    #expect(try compare(MeasuredRun(), MeasuredRun(commit: "9f3c1ab5d2e8")).causes == ["git"])
    #expect(try compare(MeasuredRun(), MeasuredRun(lab: "model-routing")).causes == ["lab"])
  }

  @Test func `Steps, assertions and files that come, go or change are found`() throws {
    var old = MeasuredRun(assertions: [("It is a hit", true), ("It is quick", true)])
    old.policy = "<policies>\n  <inbound />\n</policies>\n"
    var new = MeasuredRun(assertions: [("It is a hit", false), ("It is cheap", true)])
    new.policy = "<policies>\n  <inbound>\n  </inbound>\n</policies>\n"
    let comparison = try compare(old, new)
    #expect(comparison.steps.filter(\.differs).map(\.name) == ["It works"])
    #expect(comparison.steps.last?.statuses == [.passed, .failed])
    #expect(
      comparison.assertions.map { "\($0.message): \($0.results.map { $0?.passed })" } == [
        "It is a hit: [Optional(true), Optional(false)]", "It is quick: [Optional(true), nil]",
        "It is cheap: [nil, Optional(true)]",
      ])
    guard case .changed(let diff) = comparison.documents.first?.changes.first else {
      Issue.record("\(comparison.documents)")
      return
    }
    #expect(
      diff.text == """
        @@ -1,3 +1,4 @@
         <policies>
        -  <inbound />
        +  <inbound>
        +  </inbound>
         </policies>

        """)
  }

  @Test func `Steps that measure the same are told apart by their names`() throws {
    let run = try SampleRun.write(to: store)
    var later = try store.run(run)
    #expect(RunComparison([ComparedRun(later), ComparedRun(later)]).metrics.map(\.title) == ["tokens"])
    let writer = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    for (step, samples) in [("Ask", [1.0, 2]), ("Ask", [5, 6]), ("Ask again", [3, 4])] {
      for kind in [
        RunEvent.Kind.stepStarted(name: step), .metric(metric(samples)), .stepFinished(.passed, nil),
      ] {
        try writer.record(RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock))
      }
    }
    later = try store.run(writer.number)
    let metrics = RunComparison([ComparedRun(later), ComparedRun(later)]).metrics
    // The first attempt at a step that was tried again does not count.
    #expect(metrics.map(\.title) == ["latency (Ask)", "latency (Ask again)"])
    #expect(metrics.first?.values.first??.median.value == 5.5)
  }

  @Test func `Runs that are taken together join their samples, and say where they differ`() throws {
    let runs = try [200.0, 210, 220].map { try side(MeasuredRun(metrics: [MeasuredRun.latency($0)])) }
    let odd = try side(MeasuredRun(parameters: [("requests", "5")], metrics: [MeasuredRun.latency(230)]))
    let pool = ComparedRun(runs[0].run, others: [runs[1].run, odd.run])
    let comparison = RunComparison([pool, runs[2]])
    #expect(pool.name == "3 runs")
    #expect(comparison.metrics.first?.values.first??.median.n == 60)
    #expect(comparison.metrics.first?.values.first??.median.value == 210)
    #expect(comparison.mixed == ["requests"])
  }

  @Test func `A condition on a median counts when the change is significant, one on a count at once`() throws
  {
    let noise = [3.0, 1, 4, 1.5, 5, 9, 2, 6]
    let comparison = try compare(
      MeasuredRun(
        metrics: [MeasuredRun.latency(200), metric(noise, name: "noise")], assertions: [("a", true)]),
      MeasuredRun(
        metrics: [MeasuredRun.latency(230), metric(noise.map { $0 * 1.5 }, name: "noise")],
        assertions: [("a", false)]))
    func fails(_ text: String) throws -> [Bool] {
      try RegressionGate.evaluate(MetricCondition(text), in: comparison).map(\.fails)
    }
    #expect(try fails("latency.p50>+10%") == [true])
    #expect(try fails("latency.p50>+16%") == [false])
    #expect(try fails("latency>+20") == [true])
    #expect(try fails("latency>229") == [true])
    #expect(try fails("latency.p95>300") == [false])
    #expect(try fails("failures>0") == [true])
    #expect(try fails("errors>0") == [false])
    #expect(try fails("noise>+10%") == [false])
    #expect(try fails("noise.max>+10%") == [true])
    #expect(
      try RegressionGate.evaluate(MetricCondition("noise>+10%"), in: comparison).first?.pardon?.first == "p")
  }

  @Test func `A condition on what is not measured is an error with the nearest name`() throws {
    let comparison = try compare(MeasuredRun(), MeasuredRun(metrics: [MeasuredRun.latency(200)]))
    let unknown = #expect(throws: LabError.self) {
      try RegressionGate.evaluate(MetricCondition("latncy>1"), in: comparison)
    }
    #expect(unknown?.hint?.hasPrefix("did you mean 'latency'? there are ") == true)
    let baseless = #expect(throws: LabError.self) {
      try RegressionGate.evaluate(MetricCondition("latency>+1%"), in: comparison)
    }
    #expect(baseless?.message.contains("cannot have changed") == true)
    #expect(try RegressionGate.evaluate(MetricCondition("latency>1"), in: comparison).map(\.fails) == [true])
  }
}
