extension Library {
  /// `Jwt`
  static let jwtMembers: [Member] = [
    Member("string Algorithm") { Value(try $0.this(Jwt.self).algorithm) },
    Member("IEnumerable<string> Audiences") { call in
      .object(
        ListObject(
          try call.this(Jwt.self).payload.value("aud").map(Jwt.texts)?.map(Value.string) ?? [], of: .string))
    },
    Member("IReadOnlyDictionary<string, string[]> Claims") { .object(JwtClaims(try $0.this())) },
    Member("DateTime? ExpirationTime") { try $0.this(Jwt.self).time("exp") },
    Member("DateTime? IssuedAt") { try $0.this(Jwt.self).time("iat") },
    Member("DateTime? NotBefore") { try $0.this(Jwt.self).time("nbf") },
    Member("string Id") { try $0.this(Jwt.self).claim("jti") },
    Member("string Issuer") { try $0.this(Jwt.self).claim("iss") },
    Member("string Subject") { try $0.this(Jwt.self).claim("sub") },
    Member("string Type") { call in
      Value((try call.this(Jwt.self).header.value("typ") as? JValue)?.value.string)
    },
  ]

  /// `BasicAuthCredentials`
  static let basicAuthMembers: [Member] = [
    Member("string UserId") { .string(try $0.this(BasicCredentials.self).user) },
    Member("string Username") { .string(try $0.this(BasicCredentials.self).user) },
    Member("string Password") { .string(try $0.this(BasicCredentials.self).password) },
  ]

  /// What API Management adds to strings and dictionaries.
  static let gatewayExtensionMembers: [Member] = [
    Member("static Jwt AsJwt(this string input)") { call in
      call.optionalString(0).flatMap(Jwt.init).map(Value.object) ?? .null
    },
    Member("static bool TryParseJwt(this string input, out Jwt result)") { call in
      call.arguments[1] = call.optionalString(0).flatMap(Jwt.init).map(Value.object) ?? .null
      return .bool(!call.arguments[1].isNull)
    },
    Member("static BasicAuthCredentials AsBasic(this string input)") { call in
      call.optionalString(0).flatMap(BasicCredentials.init).map(Value.object) ?? .null
    },
    Member("static bool TryParseBasic(this string input, out BasicAuthCredentials result)") { call in
      call.arguments[1] = call.optionalString(0).flatMap(BasicCredentials.init).map(Value.object) ?? .null
      return .bool(!call.arguments[1].isNull)
    },
    Member("static string ToFormUrlEncodedContent(this IDictionary<string, string> dictionary)") {
      .string(try form($0))
    },
    Member("static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> dictionary)") {
      .string(try form($0))
    },
    Member("static string ToQueryString(this IDictionary<string, string> dictionary)") {
      .string(try form($0))
    },
    Member("static string ToQueryString(this IDictionary<string, IList<string>> dictionary)") {
      .string(try form($0))
    },
  ]

  private static func form(_ call: Call) throws -> String {
    var pairs: [String] = []
    for (key, value) in try call.object(0, DictionaryObject.self).pairs {
      let values = value.string.map { [$0] } ?? []
      var texts = values
      if values.isEmpty, let next = Sequences.iterator(of: value) {
        while let element = try next() { texts.append(element.attributeText) }
      }
      pairs += texts.map { PercentEncoding.form(key.attributeText) + "=" + PercentEncoding.form($0) }
    }
    return pairs.joined(separator: "&")
  }
}

/// `BasicAuthCredentials`
private final class BasicCredentials: NetObject {
  let user: String
  let password: String

  /// Reads `Basic ` and base 64 of `user:password`.
  init?(_ text: String) {
    guard text.lowercased().hasPrefix("basic "), let bytes = try? Base64.decode(String(text.dropFirst(6)))
    else { return nil }
    let pair = String(decoding: bytes, as: UTF8.self)
    guard let colon = pair.firstIndex(of: ":") else { return nil }
    user = String(pair[..<colon])
    password = String(pair[pair.index(after: colon)...])
  }

  var type: StaticType { .named("BasicAuthCredentials") }
}
