import PolicyExpressions

/// What `IMessageBody.As<T>` makes of a body's bytes.
enum MessageContent {
  /// The content as a type.
  ///
  /// Source: "API Management policy expressions", `IMessageBody`: string, byte[], JObject, JToken and JArray.
  ///
  /// - Throws: ``NetException`` for bytes that are no such thing, and for a type that a body cannot be read as.
  static func value(of bytes: [UInt8], as type: StaticType) throws -> Value {
    switch type {
    case .string: return .string(text(bytes))
    case .array(.byte): return .bytes(bytes)
    case .named("JObject", []): return .object(try json(bytes, JObject.self, "JObject"))
    case .named("JArray", []): return .object(try json(bytes, JArray.self, "JArray"))
    case .named("JToken", []): return .object(try JToken.parse(text(bytes)))
    default:
      throw NetException("InvalidOperationException", "A message body cannot be read as '\(type)'.")
    }
  }

  private static func json<Token: JToken>(
    _ bytes: [UInt8], _ type: Token.Type, _ name: String
  ) throws -> Token {
    let token = try JToken.parse(text(bytes))
    guard let token = token as? Token else {
      throw NetException(
        "InvalidCastException",
        "Unable to cast object of type 'Newtonsoft.Json.Linq.\(token.type)' to type 'Newtonsoft.Json.Linq.\(name)'."
      )
    }
    return token
  }

  private static func text(_ bytes: [UInt8]) -> String {
    let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return String(decoding: withoutMark, as: UTF8.self)
  }
}
