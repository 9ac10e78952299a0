import OpenAI
import LabTime
import PolicyExpressions

/// `cache-store-value`: keeps a value, with its type, for later requests.
struct CacheStoreValue: Policy {
  static let name = "cache-store-value"
  static let sections = Set(Section.allCases)

  private let key: PolicyExpression<String>
  private let value: PolicyExpression<Value>
  private let seconds: PolicyExpression<Int>

  init(_ element: PolicyElement) throws(PolicyError) {
    key = try element.expression("key")
    value = try element.expression("value")
    seconds = try element.expression("duration")
    let _: CachingType = try element.choice("caching-type", default: .preferExternal)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let key = try await context.evaluate(key)
    let value = try await context.evaluate(value)
    let duration = Duration.seconds(try await context.evaluate(seconds))
    // A value that cannot be kept is no reason to fail the request: the cache is best effort.
    guard let stored = StoredValue(value) else {
      context.note(
        Self.name, ["message": .string("A value of type '\(value.type)' cannot be cached.")])
      return .next
    }
    let now = context.environment.clock.now
    context.stores.values.store(stored, under: key, until: now + duration, at: now)
    return .next
  }
}
