import OpenAI
import PolicyExpressions

/// What a request counts as in `rate-limit-by-key` and `quota-by-key`.
struct Increment: Sendable {
  private let condition: PolicyExpression<Bool>?
  private let count: PolicyExpression<Int>?
  /// Whether that is known only once the response is there.
  let isDeferred: Bool

  init(_ element: PolicyElement) throws(PolicyError) {
    condition = try element.optionalExpression("increment-condition")
    count = try element.optionalExpression("increment-count")
    let isAskedFor = try element.bool("increment-after-response", default: false)
    let reads = (condition?.reads ?? []).union(count?.reads ?? [])
    isDeferred = isAskedFor || reads.contains("IProxyRequestContext.Response")
  }

  /// The number of calls; 0 when the condition does not hold.
  func calls(_ context: PolicyContext) async throws -> Int {
    if let condition, try await !context.evaluate(condition) { return 0 }
    guard let count else { return 1 }
    return try await context.evaluate(count)
  }

  /// The number of calls once the response is there; 0, and a line in the trace, when an expression fails.
  func callsWhenAnswered(_ context: PolicyContext, for policy: String) async -> Int {
    do {
      return try await calls(context)
    } catch {
      context.note(policy, ["message": .string("The request was not counted: \(error)")])
      return 0
    }
  }
}
