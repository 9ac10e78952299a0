import PolicyExpressions

/// A `context` with headers and nothing else, so that only the expression is measured.
final class SampleContext: NetObject {
  private let headers = Headers()

  var type: StaticType { .named("IProxyRequestContext") }

  /// What expressions see of it.
  static func type() throws -> HostType {
    try HostType(
      "IProxyRequestContext", of: SampleContext.self,
      [
        HostMember("IReadOnlyDictionary<string, string[]> Headers") { context, _ in .object(context.headers) }
      ])
  }

  /// A scope at one fixed time.
  static func scope() throws -> EvaluationScope {
    EvaluationScope(context: SampleContext(), now: { 1_741_064_767_000_000_000 }, random: { 42 })
  }

  private final class Headers: HostDictionary {
    private let fields = ["Accept": "application/json", "Content-Type": "application/json", "X-Tenant": "a"]

    var type: StaticType { .named("IReadOnlyDictionary", [.string, .array(.string)]) }
    var valueType: StaticType { .array(.string) }
    var keys: [String] { fields.keys.sorted() }
    var count: Int { fields.count }

    func value(forKey key: String) -> Value? {
      fields[key].map { .strings([$0]) }
    }
  }
}
