import LabTime

/// The time that a step may take.
enum StepLimit {
  /// Runs the body of a step, and cancels it when its time is over.
  ///
  /// - Parameter limit: Its time by the clock; nil for as long as it takes.
  /// - Throws: What the body throws, or ``StepTimeout``.
  static func run(
    within limit: Duration?, on clock: any LabClock, _ body: @escaping @Sendable () async throws -> Void
  ) async throws {
    guard let limit else { return try await body() }
    guard try await clock.withTimeout(limit, body) != nil else { throw StepTimeout(limit: limit) }
  }
}

/// A step has taken longer than it may.
struct StepTimeout: Error, CustomStringConvertible {
  let limit: Duration

  var description: String { "the step was stopped: it took longer than \(Elapsed.text(limit))" }
}
