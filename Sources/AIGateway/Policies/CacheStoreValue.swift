import LabTime
import OpenAI
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
    let now = context.environment.clock.now
    if let stored = StoredValue(value) {
      context.stores.values.store(CachedValue(stored, expiry: now + duration), under: key, at: now)
    } else {
      context.noteUncacheable(value, Self.name)
    }
    return .next
  }
}

extension PolicyContext {
  /// Tells the trace of a value that cannot be kept; that is no reason to fail a request, the cache is best effort.
  func noteUncacheable(_ value: Value, _ policy: String) {
    note(policy, ["message": .string("A value of type '\(value.type)' cannot be cached.")])
  }
}
