import PolicyExpressions

/// `limit-concurrency`: runs its policies unless as many requests as allowed are inside already.
///
/// A key's requests are counted together in all policies of the gateway that use it; nothing waits in a queue.
struct LimitConcurrency: Policy {
  static let name = "limit-concurrency"
  static let sections = Set(Section.allCases)

  private let key: PolicyExpression<String>
  private let limit: Int
  private let steps: [PolicyStep]

  init(_ element: PolicyElement) throws(PolicyError) {
    key = try element.expression("key")
    limit = try element.integer("max-count", in: 1 ... .max)
    steps = try element.steps()
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let key = try await context.evaluate(key)
    let slots = context.stores.concurrencySlots
    guard slots.take(key, limit: limit) else {
      // Status as documented; the words of the answer are not, and are this gateway's own.
      throw PolicyFailure(
        status: 429, message: "Concurrency limit is exceeded.", reason: "ConcurrencyLimitExceeded")
    }
    defer { slots.giveBack(key) }
    return try await steps.run(context)
  }
}
