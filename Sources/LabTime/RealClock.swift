/// Wall-clock time that advances with the system's monotonic clock, so that it never goes back.
public struct RealClock: LabClock {
  private let started: ContinuousClock.Instant
  private let origin: Instant

  /// Creates a clock that starts at a given time, usually the system's.
  public init(startingAt origin: Instant) {
    self.origin = origin
    started = .now
  }

  /// The starting time and what has passed since.
  public var now: Instant {
    origin + (ContinuousClock.now - started)
  }

  /// Waits until a point in time.
  public func sleep(until deadline: Instant) async throws {
    try await Task.sleep(until: started + (deadline - origin), clock: .continuous)
  }
}
