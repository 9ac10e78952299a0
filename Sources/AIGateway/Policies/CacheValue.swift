import LabTime
import PolicyExpressions

/// `cache-value`: puts a cached value into a variable, and runs the policies inside to make it when there is none.
///
/// Between `refresh-after` and `expires-after` the policies run again, and the old value stays when they set none.
struct CacheValue: Policy {
  static let name = "cache-value"
  static let sections = Set(Section.allCases)

  private let key: PolicyExpression<String>
  private let variable: String
  private let expiresAfter: PolicyExpression<Int>?
  private let refreshAfter: PolicyExpression<Int>?
  private let defaultValue: PolicyExpression<Value>?
  private let steps: [PolicyStep]

  // Eight hours, as in API Management's policy toolkit.
  private static let usualLife = 28_800

  init(_ element: PolicyElement) throws(PolicyError) {
    key = try element.expression("key")
    variable = try element.literal("variable-name")
    expiresAfter = try element.optionalExpression("expires-after")
    refreshAfter = try element.optionalExpression("refresh-after")
    defaultValue = try element.optionalExpression("default-value")
    let _: CachingType = try element.choice("caching-type", default: .preferExternal)
    steps = try element.requiredChild(named: "value").steps()
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let key = try await context.evaluate(key)
    let old = context.stores.values.entry(of: key, at: context.environment.clock.now)
    if let old, context.environment.clock.now < old.stale {
      context.variables[variable] = old.value.value
      return .next
    }
    context.variables[variable] = nil
    let outcome = try await steps.run(context)
    guard outcome == .next else { return outcome }
    if let made = context.variables[variable], !made.isNull {
      try await store(made, under: key, context)
    } else if let old {
      context.variables[variable] = old.value.value
    } else if let defaultValue {
      context.variables[variable] = try await context.evaluate(defaultValue)
    }
    return .next
  }

  // The times are evaluated here, since the policies inside may have found out how long the value is good.
  private func store(_ value: Value, under key: String, _ context: PolicyContext) async throws {
    let life = if let expiresAfter { try await context.evaluate(expiresAfter) } else { Self.usualLife }
    let fresh = if let refreshAfter { try await context.evaluate(refreshAfter) } else { life }
    guard let stored = StoredValue(value) else { return context.noteUncacheable(value, Self.name) }
    let now = context.environment.clock.now
    context.stores.values.store(
      CachedValue(stored, expiry: now + .seconds(life), stale: now + .seconds(fresh)), under: key, at: now)
  }
}
