/// API Management's `Jwt`: a JSON Web Token read without checking its signature.
public final class Jwt: NetObject {
  let algorithm: String?
  let header: JObject
  let payload: JObject

  /// Reads a compact token, with or without `Bearer ` before it; nil when it is none.
  public init?(_ text: String) {
    var compact = text[...]
    if compact.lowercased().hasPrefix("bearer ") { compact = compact.dropFirst(7) }
    let parts = compact.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.object(parts[0]), let payload = Self.object(parts[1]) else {
      return nil
    }
    self.header = header
    self.payload = payload
    algorithm = (header.value("alg") as? JValue)?.value.string
  }

  private static func object(_ part: Substring) -> JObject? {
    var text = String(part).replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let bytes = try? Base64.decode(text) else { return nil }
    return (try? JToken.parse(String(decoding: bytes, as: UTF8.self))) as? JObject
  }

  /// `Jwt`
  public var type: StaticType { .named("Jwt") }

  /// The texts of a claim: numbers and truth values too, arrays flattened.
  static func texts(_ token: JToken) -> [String] {
    switch token {
    case let array as JArray: return array.elements.flatMap { texts($0) }
    case let value as JValue:
      if case .bool(let truth) = value.value { return [truth ? "true" : "false"] }
      return [value.text]
    default: return [(try? token.compactText()) ?? ""]
    }
  }

  /// The first text of a claim, or null.
  public func claim(_ name: String) -> Value {
    payload.value(name).flatMap { Self.texts($0).first }.map(Value.string) ?? .null
  }

  /// The `DateTime` of a claim that is a number of seconds since 1970, or null.
  public func time(_ name: String) -> Value {
    guard let seconds = (payload.value(name) as? JValue)?.value.number,
      let whole = Int64(exactly: seconds.rounded()),
      abs(whole) < 253_402_300_800
    else { return .null }
    return .dateTime(DateTime(ticks: GregorianCalendar.unixEpoch + whole * 10_000_000, kind: .utc))
  }
}

/// The claims of a token, as a dictionary.
final class JwtClaims: HostDictionary {
  private let jwt: Jwt

  init(_ jwt: Jwt) {
    self.jwt = jwt
  }

  var valueType: StaticType { .array(.string) }
  var keys: [String] { jwt.payload.properties.map(\.name) }
  var count: Int { jwt.payload.count }

  func value(forKey key: String) -> Value? {
    jwt.payload.value(key).map { .strings(Jwt.texts($0)) }
  }
}
