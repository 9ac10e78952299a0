import AIGateway
import LabTime

/// Takes a run through the steps of its lab: those that run, those that are reused, those that are left out.
struct Course: Sendable {
  let steps: [any Step]
  let plan: RunPlan
  /// Where the lab's files lie.
  let folder: String
  let recording: Recording
  let control: (any RunControl)?
  /// How long a step may take by the wall clock; nil for as long as it takes.
  let stepLimit: Duration?
  let wall: any LabClock

  func run(in session: Session?) async {
    var place = 0
    // A step that is tried again runs, and so do those after it, whatever the plan was.
    var triedAgain: Int?
    // The latest state among those of reused steps that what is deployed is not in yet.
    var pending: PassedStep?
    // What came of going back to an earlier state.
    var wentBack: Result<Void, any Error>?
    while place < steps.count {
      let step = steps[place]
      place += 1
      // A clean-up of the lab's own is due however the steps before it ended.
      guard let session, recording.goesOn || step.phase == .cleanUp else {
        recording.skip(step.name, step.phase)
        continue
      }
      switch plan.action(for: step.name) {
      case .skip:
        recording.skip(step.name, step.phase)
        continue
      case .reuse(let passed) where place - 1 < triedAgain ?? .max:
        recording.reuse(passed, as: step)
        for output in passed.record.outputs { session.restore(output.content) }
        if passed.record.ordinal > pending?.record.ordinal ?? 0 { pending = passed }
        continue
      case .run, .reuse: break
      }
      let restored = wentBack ?? restoring(pending?.state)
      (pending, wentBack) = (nil, nil)
      await recording.step(step.name, step.phase, isPure: step.isPure) {
        try restored.get()
        try await StepLimit.run(within: step.phase == .cleanUp ? nil : stepLimit, on: wall) {
          try await step.run(session)
        }
        // What requests have left to be done is done before the state is looked at.
        await session.service.gateway.drain()
      }
      if let earlier = await next(after: place, in: session) {
        place = earlier
        triedAgain = min(earlier, triedAgain ?? .max)
        wentBack = restoring(recording.lastState)
      }
    }
  }

  private func restoring(_ state: [String: String]?) -> Result<Void, any Error> {
    Result { if let state { try recording.restore(state) } }
  }

  // The place to go back to; nil to go on.
  private func next(after place: Int, in session: Session) async -> Int? {
    guard let control, steps[place - 1].phase != .cleanUp else { return nil }
    while let ended = recording.ended(steps, before: place) {
      session.clock.hold()
      let decision = await control.decision(after: ended, in: session)
      session.clock.release()
      switch decision {
      case .goOn:
        // Nobody has answered: the question was interrupted.
        if Task.isCancelled { recording.interrupt() }
        return nil
      case .skip:
        recording.goOn()
        return nil
      case .cleanUp:
        recording.stop()
        return nil
      case .retry(let name, let reload):
        guard var first = steps.prefix(place).lastIndex(where: { $0.name == name }) else { return nil }
        if reload {
          do {
            try session.service.gateway.reload()
          } catch {
            recording.emit(.text(TextRecord("\(error)")))
            continue
          }
          recording.replaceDocuments(LabFiles.read(folder))
          // The old outputs came of the old policy.
          if steps[first].isPure, let origin = steps.firstPlace(saving: Set(steps[first].reads)) {
            first = min(first, origin)
          }
        }
        recording.forget(steps[first..<place].map(\.name))
        return first
      }
    }
    return nil
  }
}
