public import LabTime
import OpenAI
import Synchronization

extension OpenAIEndpoint: Stateful {
  /// What an endpoint has counted and kept.
  public struct Snapshot: Codable {
    let start: Instant
    @Counted var received: Int
    @Counted var answered: Int
    let limits: [String: DeploymentLimits.Snapshot]
    let asked: ReplyComposer.Snapshot
    let responses: ResponseStore.Snapshot
  }

  /// What has come so far, and what of it is under the limits, known again, or kept.
  public func snapshot() -> Snapshot {
    state.withLock { state in
      Snapshot(
        start: state.start, received: state.received, answered: state.answered,
        limits: state.limits.mapValues { $0.snapshot() },
        asked: composer.snapshot(), responses: responses.snapshot())
    }
  }

  /// Goes on from there; its deployments keep the limits that they have now.
  public func restore(_ snapshot: Snapshot) {
    state.withLock { state in
      var limits = deployments.mapValues(DeploymentLimits.init)
      for (name, counted) in snapshot.limits { limits[name]?.takeOver(counted) }
      state = State(
        start: snapshot.start, received: snapshot.received, answered: snapshot.answered, limits: limits)
    }
    composer.restore(snapshot.asked)
    responses.restore(snapshot.responses)
  }
}
