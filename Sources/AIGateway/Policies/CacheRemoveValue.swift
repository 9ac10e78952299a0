import LabTime
import PolicyExpressions

/// `cache-remove-value`: forgets a cached value.
struct CacheRemoveValue: Policy {
  static let name = "cache-remove-value"
  static let sections = Set(Section.allCases)

  private let key: PolicyExpression<String>

  init(_ element: PolicyElement) throws(PolicyError) {
    key = try element.expression("key")
    let _: CachingType = try element.choice("caching-type", default: .preferExternal)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.stores.values.remove(try await context.evaluate(key), at: context.environment.clock.now)
    return .next
  }
}
