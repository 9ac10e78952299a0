import LabTime
import Testing

@testable import LabRunner

@Suite struct ResumptionTests {
  private let trial: ResumeTrial
  private let first = Output<Int>("first")
  private let second = Output<Int>("second")
  private let old = [DocumentRecord(path: "policy.xml", data: Array("old".utf8))]
  private let new = [DocumentRecord(path: "policy.xml", data: Array("new".utf8))]

  init() throws {
    trial = try ResumeTrial()
  }

  /// Two exercises, at the ends of the run's first and second second, and a claim about each.
  private func steps(secondIs value: Int) -> [any Step] {
    [
      trial.ask("Ask", saving: first), trial.ask("Ask more", saving: second),
      trial.claim("One", first, is: 1), trial.claim("Two", second, is: value),
    ]
  }

  @Test func `A step that stopped the run is where it goes on; those before it are reused`() async throws {
    let broken = try await trial.run([trial.act("a"), trial.act("b", fails: true), trial.act("c")])
    #expect(broken.run.status == .error)
    let (run, ran, said) = try await trial.resume(1, [trial.act("a"), trial.act("b"), trial.act("c")])
    #expect(ran == ["b", "c"] && run.run.status == .passed && run.run.resumedFrom == 1)
    #expect(run.steps.map(\.reusedFrom) == [nil, 1, nil, nil, nil])
    #expect(
      said.contains("Run 1 of small-lab stopped with an error.") && said.contains("Going on with \"b\"."))
    // In the time after the step that is reused.
    #expect(run.steps[2].clockStartedAt == Runner.simulatedStart + .seconds(1))
    #expect(run.run.clockDurationMs == 3000)
    // Told as reused from where it really ran, also once more.
    let again = try await trial.resume(
      2, [trial.act("a"), trial.act("b"), trial.act("c")], StepSelection(from: "3"))
    #expect(again.ran == ["c"] && again.run.steps.map(\.reusedFrom) == [nil, 1, 2, nil, nil])
  }

  @Test func `An assertion is judged again on the same outputs while nothing has changed, which is said`()
    async throws
  {
    _ = try await trial.run(steps(secondIs: 3), documents: old)
    let (run, ran, said) = try await trial.resume(1, steps(secondIs: 3), documents: old)
    #expect(ran == ["Two"] && run.run.status == .failed)
    #expect(said.contains("has changed since, so the same outputs are judged again"))
    #expect(said.contains("`labs resume 1 --from 2`"))
    let (_, moreRan, _) = try await trial.resume(
      1, steps(secondIs: 2), documents: old, StepSelection(from: "2"))
    #expect(moreRan == ["Ask more", "One", "Two"])
  }

  @Test func `After a change the steps run again whose outputs the failed assertions are about`() async throws
  {
    _ = try await trial.run(steps(secondIs: 3), documents: old)
    let (run, ran, said) = try await trial.resume(1, steps(secondIs: 2), documents: new)
    #expect(ran == ["Ask more", "One", "Two"] && run.run.status == .passed)
    #expect(said.contains("Changed since: policy.xml.") && said.contains("Going back to \"Ask more\""))
    #expect(run.outputs == ["first": "1", "second": "2"])
  }

  @Test func `A new assertion runs and nothing else; a new exercise, and all after it`() async throws {
    _ = try await trial.run([trial.act("a"), trial.act("b"), trial.act("c", fails: true)])
    let pure = ShowChart("New", first) { _ in .table(Chart.Table(title: "", columns: [], rows: [])) }
    let asserted = try await trial.resume(1, [trial.act("a"), pure, trial.act("b"), trial.act("c")])
    // The new step finds no output, and that stops the run, but the others are where they were.
    #expect(asserted.run.steps.map(\.reusedFrom) == [nil, 1, nil, nil, nil, nil])
    let exercised = try await trial.resume(
      1, [trial.act("a"), trial.act("new"), trial.act("b"), trial.act("c")])
    #expect(exercised.ran == ["new", "b", "c"] && exercised.run.run.status == .passed)
  }

  @Test func `A step that was renamed is known by what it saves`() async throws {
    _ = try await trial.run([trial.ask("Ask", saving: first), trial.act("b", fails: true)])
    let (run, ran, said) = try await trial.resume(1, [trial.ask("Ask once", saving: first), trial.act("b")])
    #expect(ran == ["b"] && run.steps[1].name == "Ask once" && run.steps[1].reusedFrom == 1)
    #expect(said.contains("\"Ask once\" is taken for \"Ask\""))
  }

  @Test func `A step that is to run again takes those with it that read its outputs`() async throws {
    _ = try await trial.run(steps(secondIs: 2))
    let (run, ran, _) = try await trial.resume(1, steps(secondIs: 2), StepSelection(fresh: ["ask more"]))
    #expect(ran == ["Ask more", "Two"])
    // It ran in the time after the first step.
    #expect(run.run.status == .passed && run.outputs == ["first": "1", "second": "2"])
  }

  @Test func `A run that was cut short is gone on with, and a whole one has nothing to do`() async throws {
    let part = try StepPlanner(ConfiguredLab(SmallLab { steps(secondIs: 2) }), StepSelection(until: "1"))
    #expect(part.first == "Ask")
    let whole = try await trial.run(steps(secondIs: 2))
    #expect(whole.run.status == .passed)
    let resumption = try Resumption(trial.store.pastRun(1), lab: SmallLab { steps(secondIs: 2) }, [])
    let planner = try resumption.planner(documents: [], selection: StepSelection())
    #expect(planner.isDone)
    #expect(
      resumption.lines(planner, documents: [], style: TerminalStyle()).joined(separator: " ")
        .contains("there is nothing to do"))
    #expect(try trial.store.newestUnfinishedRun() == nil)
  }

  @Test func `Steps go by name, by a part of it and by number`() throws {
    let names = StepNames(lab: "small-lab", names: ["Ask", "Ask more", "Read the cache"])
    #expect(try names.place(of: "ask") == 0)
    #expect(try names.place(of: "MORE") == 1)
    #expect(try names.place(of: "3") == 2)
    func error(_ text: String) -> LabError? {
      #expect(throws: LabError.self) { try names.place(of: text) }
    }
    #expect(error("as")?.code == .usage && error("as")?.message.contains("2  Ask more") == true)
    #expect(error("4")?.code == .noInput)
    #expect(error("Read the cash")?.hint?.contains("did you mean 'Read the cache'?") == true)
    #expect(error("")?.code == .noInput)
  }

  @Test func `A step cannot be gone on at while one before it has no end to go on from`() async throws {
    _ = try await trial.run([trial.act("a", fails: true), trial.act("b")])
    let error = await #expect(throws: LabError.self) {
      try await trial.resume(1, [trial.act("a"), trial.act("b")], StepSelection(from: "b"))
    }
    #expect(error?.code == .usage && error?.hint == "go on there: labs resume 1 --from 1")
  }

  @Test func `What reads the outputs of a step that is left out is left out too, or refused`() throws {
    let lab = try ConfiguredLab(SmallLab { steps(secondIs: 2) })
    #expect(try StepPlanner(lab, StepSelection(skip: ["Ask more"])).plan.skips == ["Ask more", "Two"])
    #expect(try StepPlanner(lab, StepSelection(only: ["1", "One"])).plan.skips == ["Ask more", "Two"])
    let error = #expect(throws: LabError.self) { try StepPlanner(lab, StepSelection(only: ["Two"])) }
    #expect(error?.code == .usage && error?.hint == "name step 2 after --only too")
  }

  @Test func `Parameters are those of the earlier run, unless they are set`() async throws {
    _ = try await trial.run([trial.act("a", fails: true)])
    let past = try trial.store.pastRun(1)
    #expect(
      try Resumption(past, lab: SmallLab(), []).lab.parameters.map(\.source) == [
        .standard, .standard, .standard,
      ])
    let resumption = try Resumption(past, lab: SmallLab { trial.act("a") }, ["requests=5"])
    #expect(resumption.lab.parameters.first?.value == "5")
    let planner = try resumption.planner(documents: [], selection: StepSelection())
    #expect(
      resumption.lines(planner, documents: [], style: TerminalStyle()).contains(
        "Changed since: requests=5 (was 3)."))
    #expect(throws: LabError.self) { try Resumption(past, lab: SmallLab(), ["nothing=5"]) }
  }

  @Test func `A run without states is run from its beginning, and that is said`() async throws {
    try SampleRun.write(to: trial.store)
    let past = try trial.store.pastRun(1)
    #expect(!past.hasStates)
    let resumption = try Resumption(past, lab: SmallLab { trial.act("a") }, [])
    let planner = try resumption.planner(documents: [], selection: StepSelection())
    #expect(planner.first == "a")
    let said = resumption.lines(planner, documents: [], style: TerminalStyle(width: 400)).joined(
      separator: "\n")
    #expect(said.contains("it runs from the beginning"))
  }

  @Test func `States are kept of the newest runs only`() async throws {
    for _ in 0..<52 { _ = try await trial.run([trial.act("a")]) }
    #expect(try (1...3).map { try trial.store.pastRun($0).hasStates } == [false, false, true])
    #expect(try trial.store.pastRun(52).hasStates)
  }

  @Test func `The newest run to go on with is one that stopped and was not gone on with`() async throws {
    _ = try await trial.run([trial.act("a", fails: true)])
    _ = try await trial.run([trial.act("a", fails: true)])
    #expect(try trial.store.newestUnfinishedRun() == 2)
    _ = try await trial.resume(2, [trial.act("a")])
    #expect(try trial.store.newestUnfinishedRun() == 1)
  }
}

extension RunPlan {
  /// The names of the steps that are left out, in order.
  fileprivate var skips: [String] {
    ["Ask", "Ask more", "One", "Two"].filter { if case .skip = action(for: $0) { true } else { false } }
  }
}
