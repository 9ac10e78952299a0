/// The clock that everything which waits or reads the time asks: limits, caches, retries, simulated latency.
///
/// It is passed in, never taken from the surroundings, so that a lab can run in simulated time.
public protocol LabClock: Sendable {
  /// The time now; never goes back.
  var now: Instant { get }

  /// Waits until a point in time; returns at once when it has passed.
  ///
  /// - Throws: `CancellationError` when the task is cancelled while it waits.
  func sleep(until deadline: Instant) async throws

  /// Keeps the time from passing while what is waited for is no part of it, such as a person; real time passes.
  func hold()

  /// Lets the time go on that ``hold()`` has kept; once for each call of that.
  func release()
}

extension LabClock {
  /// Does nothing.
  public func hold() {}

  /// Does nothing.
  public func release() {}
}

extension LabClock {
  /// Waits for a duration.
  ///
  /// - Throws: `CancellationError` when the task is cancelled while it waits.
  public func sleep(for duration: Duration) async throws {
    try await sleep(until: now + duration)
  }

  /// Runs an operation for at most a duration, and cancels it when the time is over.
  ///
  /// - Returns: What the operation returned, or nil when the time was over first.
  public func withTimeout<Result: Sendable>(
    _ duration: Duration, _ operation: @escaping @Sendable () async throws -> Result
  ) async throws -> Result? {
    try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await operation() }
      group.addTask {
        try await sleep(for: duration)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }
}
