extension Library {
  /// `Newtonsoft.Json.Linq.JToken`: what every JSON value can do.
  static let jTokenMembers: [Member] = [
    Member("JTokenType Type") { call in
      EnumType.tokenType.value(try call.this(JToken.self).kind) ?? .null
    },
    Member("bool HasValues") { .bool(!(try $0.this(JToken.self).children.isEmpty)) },
    Member("string Path") { .string(try $0.this(JToken.self).path) },
    Member("JContainer Parent") { call in try call.this(JToken.self).parent.map(Value.object) ?? .null },
    Member("JToken Root") { call in
      var token: JToken = try call.this()
      while let parent = token.parent { token = parent }
      return .object(token)
    },
    Member("JToken First") { call in try call.this(JToken.self).children.first.map(Value.object) ?? .null },
    Member("JToken Last") { call in try call.this(JToken.self).children.last.map(Value.object) ?? .null },
    Member("JToken this[object key]", set: { try JSONAccess.set(try $0.this(), $0.argument(0), $1) }) {
      call in
      try JSONAccess.get(try call.this(), call.argument(0))
    },
    Member("T Value<T>(object key)") { call in
      try JSONAccess.value(JSONAccess.get(try call.this(), call.argument(0)), as: call.types[0])
    },
    Member("static T Value<T>(this IEnumerable<JToken> value)") {
      try JSONAccess.value($0.argument(0), as: $0.types[0])
    },
    Member("T ToObject<T>()") { call in try JSONMapping.object(try call.this(), as: call.types[0]) },
    Member("JToken SelectToken(string path)") { call in
      try JSONPath(call.string(0, "path")).select(try call.this(), call.scope).first.map(Value.object)
        ?? .null
    },
    Member("JToken SelectToken(string path, bool errorWhenNoMatch)") { call in
      if let found = try JSONPath(call.string(0, "path")).select(try call.this(), call.scope).first {
        return .object(found)
      }
      guard call.bool(1) else { return .null }
      throw NetException("JsonException", "Path returned no token.")
    },
    Member("IEnumerable<JToken> SelectTokens(string path)") { call in
      .object(JSONAccess.list(try JSONPath(call.string(0, "path")).select(try call.this(), call.scope)))
    },
    Member("IEnumerable<JToken> Children()") { .object(JSONAccess.list(try $0.this(JToken.self).children)) },
    Member("IEnumerable<T> Children<T>()") { call in
      let test = TypeTest.matches(call.types[0], in: .standard)
      return .object(
        ListObject(try call.this(JToken.self).children.map(Value.object).filter(test), of: call.types[0]))
    },
    Member("IEnumerable<T> Values<T>()") { call in
      let type = call.types[0]
      return .object(
        ListObject(
          try call.this(JToken.self).children.map { try JSONAccess.value(.object($0), as: type) }, of: type))
    },
    Member("JToken DeepClone()") { .object(try $0.this(JToken.self).copy) },
    Member("void Remove()") { call in
      try call.this(JToken.self).remove()
      return .null
    },
    Member("void Replace(JToken value)") { call in
      try JSONAccess.replace(try call.this(), with: call.argument(0))
      return .null
    },
    Member("string ToString(Formatting formatting)") { call in
      .string(try JSONWriter.text(try call.this(), indented: call.int(0) == 1))
    },
    Member("static JToken Parse(string json)") { $0.kept(.object(try JToken.parse($0.string(0, "json")))) },
    Member("static JToken FromObject(object o)") { .object(try JSONMapping.token($0.argument(0))) },
    Member("static bool DeepEquals(JToken t1, JToken t2)") { call in
      .bool(JToken.deepEquals(call.argument(0).object as? JToken, call.argument(1).object as? JToken))
    },
  ]

  /// `JContainer`
  static let jContainerMembers: [Member] = [
    Member("int Count") { .int(Int32(truncatingIfNeeded: try $0.this(JToken.self).children.count)) },
    Member("IEnumerable<JToken> Descendants()") {
      .object(JSONAccess.list(JSONAccess.descendants(try $0.this())))
    },
    Member("void Merge(object content)") { call in
      try JSONAccess.merge(try call.this(), JSONMapping.token(call.argument(0)))
      return .null
    },
  ]

  /// `JProperty`
  static let jPropertyMembers: [Member] = [
    Member("new(string name, object content)") { call in
      .object(try JProperty(call.string(0, "name"), JSONAccess.content(call.argument(1))))
    },
    Member("new(string name, params object[] content)") { call in
      .object(try JProperty(call.string(0, "name"), JSONAccess.content(call.argument(1))))
    },
    Member("string Name") { .string(try $0.this(JProperty.self).name) },
    Member("JToken Value", set: { try $0.this(JProperty.self).set(JSONAccess.token($1)) }) { call in
      .object(try call.this(JProperty.self).value)
    },
  ]

  /// `JValue`
  static let jValueMembers: [Member] = [
    Member("new(object value)") { .object(try JSONMapping.token($0.argument(0))) },
    Member("object Value", set: { try $0.this(JValue.self).value = JValue($1).value }) {
      try $0.this(JValue.self).value
    },
    Member("string ToString(string format)") { call in
      .string(try CompositeFormat.text(of: try call.this(JValue.self).value, format: call.optionalString(0)))
    },
    Member("static JValue CreateNull()") { _ in .object(JValue(.null)) },
    Member("static JValue CreateString(string value)") { .object(JValue($0.argument(0))) },
  ]
}
