import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `retry`: runs its policies, and runs them again while a condition holds.
///
/// A failure inside does not leave it while the condition holds and a retry is left: after a transport failure
/// `context.Response` is null, which conditions test for. A condition that cannot be evaluated then lets the
/// failure out.
struct Retry: Policy {
  static let name = "retry"
  static let sections = Set(Section.allCases)

  private let condition: PolicyExpression<Bool>
  private let count: PolicyExpression<Int>
  private let wait: RetryWait
  private let steps: [PolicyStep]

  init(_ element: PolicyElement) throws(PolicyError) {
    condition = try element.expression("condition")
    count = try element.expression("count")
    if let literal = count.literal, !Self.counts.contains(literal) {
      throw element.error(at: "count", "count is \(literal)", hint: "a number from 1 to 50 was expected")
    }
    wait = try RetryWait(element)
    steps = try element.steps()
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let count = try await context.evaluate(count)
    guard Self.counts.contains(count) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure",
        detail: "\(count) is not a number of retries from 1 to 50.")
    }
    for retry in 1...count + 1 {
      var pending: (any Error)?
      do {
        let outcome = try await steps.run(context)
        if outcome != .next { return outcome }
      } catch {
        try Task.checkCancellation()
        pending = error
      }
      guard retry <= count, try await holds(after: pending, context) else {
        if let pending { throw pending }
        return .next
      }
      let pause = try await wait.duration(beforeRetry: retry, context)
      context.note(
        Self.name, ["retry": .int(retry), "of": .int(count), "waitSeconds": .string("\(pause.inSeconds)")])
      if pause > .zero { try await context.environment.clock.sleep(for: pause) }
    }
    return .next
  }

  private func holds(after pending: (any Error)?, _ context: PolicyContext) async throws -> Bool {
    do {
      return try await context.evaluate(condition)
    } catch {
      try Task.checkCancellation()
      throw pending ?? error
    }
  }

  // Source of the range: the "retry" page of the policy reference.
  private static let counts = 1...50
}
