import PolicyExpressions

/// `Authorization`: what `get-authorization-context` puts into a variable.
final class AuthorizationObject: NetObject {
  private let accessToken: String
  private let claims: [String: Value]

  init(accessToken: String, claims: [String: Value] = [:]) {
    self.accessToken = accessToken
    self.claims = claims
  }

  var type: StaticType { .named("Authorization") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "Authorization", of: AuthorizationObject.self,
      [
        HostMember("string AccessToken") { object, _ in .string(object.accessToken) },
        HostMember("IReadOnlyDictionary<string, object> Claims") { object, _ in
          .object(ClaimsObject(object.claims))
        },
      ])
  }
}

/// The claims of an authorization by name.
private final class ClaimsObject: HostDictionary {
  private let claims: [String: Value]

  init(_ claims: [String: Value]) { self.claims = claims }

  var valueType: StaticType { .object }
  var keys: [String] { claims.keys.sorted() }
  var count: Int { claims.count }

  func value(forKey key: String) -> Value? {
    claims[key]
  }
}
