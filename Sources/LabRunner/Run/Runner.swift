public import AIGateway
import HTTPTransport
public import LabTime
public import OpenAI
import Synchronization

/// Runs labs: deploys, exercises, asserts and cleans up, and tells of everything that happens.
public struct Runner: Sendable {
  private let store: ResultStore?
  private let wall: any LabClock
  private let models: LocalModels
  private let endpoint: ModelEndpoint?
  private let control: (any RunControl)?
  private let stepLimit: Duration?
  private let interruption: @Sendable () -> ExitCode
  private let observe: @Sendable (RunEvent) -> Void

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - store: Where runs are kept; nil for nowhere.
  ///   - wall: The wall clock.
  ///   - models: What the labs' services count tokens with and embed with.
  ///   - endpoint: What answers in place of the labs' simulated models in live runs.
  ///   - control: Is asked after each step how to go on; nil to go on as the steps' ends say.
  ///   - stepLimit: How long a step may take by the wall clock; nil for as long as it takes.
  ///   - interruption: The exit code of a run whose task was cancelled.
  ///   - observe: Is told of each event once it is kept.
  public init(
    store: ResultStore?, wall: any LabClock, models: LocalModels = .builtIn,
    endpoint: ModelEndpoint? = nil, control: (any RunControl)? = nil,
    stepLimit: Duration? = nil, interruption: @escaping @Sendable () -> ExitCode = { .interrupted },
    observe: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.store = store
    self.wall = wall
    self.models = models
    self.endpoint = endpoint
    self.control = control
    self.stepLimit = stepLimit
    self.interruption = interruption
    self.observe = observe
  }

  /// When simulated time begins, so that two runs of one seed have the same times.
  public static let simulatedStart = Instant(year: 2026, month: 1, day: 1)

  /// Runs a lab whose files lie in a folder.
  ///
  /// - Parameter plan: What is done about each of its steps, as ``StepPlanner`` makes it.
  /// - Throws: ``PolicyError`` before anything is deployed or kept, ``ResultStoreError`` when the run cannot be
  ///   kept, ``UnkeptRun`` when the history can no longer be written in its middle. What happens within the lab is
  ///   in the outcome.
  public func run(
    _ lab: ConfiguredLab, _ header: RunHeader, folder: String, plan: RunPlan = .everything
  ) async throws -> RunOutcome {
    let random = RandomSource(seed: header.seed)
    switch header.mode {
    case .simulated:
      let clock = VirtualClock(startingAt: Self.simulatedStart)
      try Self.check(lab.lab, folder: folder)
      return try await clock.run {
        try await run(lab, header, folder, plan, clock) {
          try RunningService.simulated(
            lab.lab.service, folder: folder, clock: clock, random: random, models: models,
            onFailure: $0, onTrace: control?.onTrace)
        }
      }
    case .live:
      try Self.check(lab.lab, folder: folder)
      let service = endpoint?.answering(for: lab.lab.service) ?? lab.lab.service
      return try await run(lab, header, folder, plan, wall) {
        try await RunningService.live(
          service, folder: folder, clock: wall, random: random, models: models, onFailure: $0,
          onTrace: control?.onTrace)
      }
    }
  }

  /// Loads a lab's policy documents for nothing but their errors.
  public static func check(_ lab: any Lab, folder: String) throws(PolicyError) {
    _ = try RunningService.simulated(
      lab.service, folder: folder, clock: VirtualClock(startingAt: simulatedStart),
      random: RandomSource(seed: 0))
  }

  private func run(
    _ lab: ConfiguredLab, _ header: RunHeader, _ folder: String, _ plan: RunPlan, _ clock: any LabClock,
    deploy: @escaping @Sendable (@escaping RunningService.FailureLog) async throws -> RunningService
  ) async throws -> RunOutcome {
    let writer = try store?.begin(header, wall: wall.now, time: clock.now)
    let recording = Recording(
      writer: writer, wall: wall, clock: clock, keepsStates: writer != nil || control != nil, observe: observe
    )
    recording.emit(.runStarted(header, number: writer?.number))

    var service: RunningService?
    var session: Session?
    await recording.step("Start the gateway and what stands behind it", .deploy) {
      let running = try await deploy { recording.emit(.text(TextRecord($0))) }
      recording.secrets.add(running.keys + [endpoint?.key])
      service = running
      session = Session(
        clock: clock, random: RandomSource(seed: header.seed).derived("client"), service: running,
        folder: folder, sink: recording.emit)
      recording.keepState(of: Self.parts(clock, session, running, mode: header.mode))
      for line in running.description { recording.emit(.text(TextRecord(line))) }
    }
    let course = Course(
      steps: lab.lab.steps, plan: plan, folder: folder, recording: recording, control: control,
      stepLimit: stepLimit, wall: wall)
    await course.run(in: session)
    if let service {
      await recording.step("Stop them", .cleanUp) { await service.shutdown() }
    }
    return try recording.finish(number: writer?.number, interruption: interruption)
  }

  // What a snapshot is made of. Tokens of a real service are no business of a file: they are fetched again. Wall time
  // goes on by itself.
  private static func parts(
    _ clock: any LabClock, _ session: Session?, _ service: RunningService, mode: RunMode
  ) -> [StatefulPart] {
    var parts = (clock as? any Stateful).map { [StatefulPart("clock", $0)] } ?? []
    if let session {
      parts.append(StatefulPart("client: randomness", session.random))
      parts.append(StatefulPart("client: requests to measure", session.requests))
    }
    return parts + service.parts.filter { mode == .simulated || !$0.isSecret }
  }
}

/// How a run ended.
public struct RunOutcome: Sendable, Hashable {
  /// The verdict.
  public let status: RunStatus
  /// The exit code that goes with it.
  public let exitCode: ExitCode
  /// The run's number in the history; nil when it was not kept.
  public let number: Int64?
}
