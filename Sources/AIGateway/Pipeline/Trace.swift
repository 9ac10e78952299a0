public import LabTime
public import OpenAI

/// What happened to one request, policy by policy, in API Management's words.
///
/// Source: the trace document of "Debug your APIs using request tracing".
public struct Trace: Sendable {
  /// One thing that happened.
  public struct Entry: Sendable {
    /// The section that was running.
    public var section: Section
    /// The policy, or the part of the gateway, that tells of it.
    public var source: String
    /// When it happened.
    public var timestamp: Instant
    /// How long it took; zero for a note.
    public var elapsed: Duration
    /// What there is to tell.
    public var data: JSON
  }

  /// The request's id.
  public let id: String
  /// What happened, in order.
  public private(set) var entries: [Entry] = []

  init(id: String) {
    self.id = id
  }

  mutating func add(_ entry: Entry) {
    entries.append(entry)
  }
}

extension PolicyContext {
  /// Tells the trace, if there is one, of something that a policy did. The text is made only then.
  func note(_ source: String, _ data: @autoclosure () -> JSON) {
    trace?.add(
      Trace.Entry(
        section: section, source: source, timestamp: environment.clock.now, elapsed: .zero, data: data()))
  }

  /// Runs a policy and tells the trace how long it took and how it ended.
  func traced(_ step: PolicyStep) async throws -> Outcome {
    let start = environment.clock.now
    do {
      let outcome = try await step.policy.run(self)
      finished(step, since: start, ["path": .string(step.path), "outcome": .string("\(outcome)")])
      return outcome
    } catch {
      finished(step, since: start, ["path": .string(step.path), "error": .string("\(error)")])
      throw error
    }
  }

  private func finished(_ step: PolicyStep, since start: Instant, _ data: JSON) {
    let elapsed = environment.clock.now - start
    trace?.add(
      Trace.Entry(section: section, source: step.name, timestamp: start, elapsed: elapsed, data: data))
  }
}
