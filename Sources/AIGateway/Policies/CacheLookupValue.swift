import LabTime
import PolicyExpressions

/// `cache-lookup-value`: puts a cached value into a variable.
///
/// A miss without a default value makes no variable: published policies ask with `ContainsKey`.
struct CacheLookupValue: Policy {
  static let name = "cache-lookup-value"
  static let sections = Set(Section.allCases)

  private let key: PolicyExpression<String>
  private let variable: String
  private let defaultValue: PolicyExpression<Value>?

  init(_ element: PolicyElement) throws(PolicyError) {
    key = try element.expression("key")
    variable = try element.literal("variable-name")
    defaultValue = try element.optionalExpression("default-value")
    let _: CachingType = try element.choice("caching-type", default: .preferExternal)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let key = try await context.evaluate(key)
    if let stored = context.stores.values.entry(of: key, at: context.environment.clock.now) {
      context.variables[variable] = stored.value.value
    } else if let defaultValue {
      context.variables[variable] = try await context.evaluate(defaultValue)
    }
    return .next
  }
}
