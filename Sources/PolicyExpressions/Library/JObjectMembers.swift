extension Library {
  /// `Newtonsoft.Json.Linq.JObject`
  static let jObjectMembers: [Member] = [
    Member("new()") { _ in .object(JObject()) },
    Member("new(params object[] content)") { call in
      let object = JObject()
      for item in try call.elements(0) { try JSONAccess.add(item, to: object) }
      return .object(object)
    },
    Member(
      "JToken this[string propertyName]",
      set: { try $0.this(JObject.self).set($0.string(0, "key"), JSONAccess.token($1)) }
    ) { call in
      try call.this(JObject.self).value(call.string(0, "key")).map(Value.object) ?? .null
    },
    Member("void Add(string propertyName, JToken value)") { call in
      try call.this(JObject.self).add(JProperty(call.string(0, "name"), JSONAccess.token(call.argument(1))))
      return .null
    },
    Member("void Add(object content)") { call in
      try JSONAccess.add(call.argument(0), to: try call.this(JObject.self))
      return .null
    },
    Member("bool Remove(string propertyName)") { .bool(try $0.this(JObject.self).remove(try $0.string(0))) },
    Member("void RemoveAll()") { call in
      try call.this(JObject.self).removeAll()
      return .null
    },
    Member("bool ContainsKey(string propertyName)") {
      .bool(try $0.this(JObject.self).property($0.string(0, "propertyName")) != nil)
    },
    Member("JToken GetValue(string propertyName)") { call in
      try call.optionalString(0).flatMap { try call.this(JObject.self).value($0) }.map(Value.object) ?? .null
    },
    Member("JToken GetValue(string propertyName, StringComparison comparison)") { call in
      try find(call).map(Value.object) ?? .null
    },
    Member("bool TryGetValue(string propertyName, out JToken value)") { call in
      let found = try call.optionalString(0).flatMap { try call.this(JObject.self).value($0) }
      call.arguments[1] = found.map(Value.object) ?? .null
      return .bool(found != nil)
    },
    Member("bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)") { call in
      let found = try find(call)
      call.arguments[2] = found.map(Value.object) ?? .null
      return .bool(found != nil)
    },
    Member("JProperty Property(string name)") { call in
      try call.optionalString(0).flatMap { try call.this(JObject.self).property($0) }.map(Value.object)
        ?? .null
    },
    Member("IEnumerable<JProperty> Properties()") { call in
      .object(ListObject(try call.this(JObject.self).properties.map(Value.object), of: .named("JProperty")))
    },
    Member("IEnumerable<JToken> PropertyValues()") {
      .object(JSONAccess.list(try $0.this(JObject.self).properties.map(\.value)))
    },
    Member("JObject DeepClone()") { .object(try $0.this(JObject.self).copy) },
    Member("static JObject Parse(string json)") { call in
      var reader = JSONReader(try call.string(0, "json"))
      let token = try reader.document(for: "JObject")
      guard token is JObject else { throw JSONAccess.wrongKind("JObject", "StartObject", token) }
      return call.kept(.object(token))
    },
    Member("static JObject FromObject(object o)") { call in
      let token = try JSONMapping.token(call.argument(0), parameter: "o")
      guard token is JObject else {
        throw NetException(
          "ArgumentException", "Object serialized to \(token.kind). JObject instance expected.")
      }
      return .object(token)
    },
  ]

  private static func find(_ call: Call) throws -> JToken? {
    let object: JObject = try call.this()
    guard let name = call.optionalString(0) else { return nil }
    if let exact = object.value(name) { return exact }
    let wanted = call.folded(name, 1)
    return object.properties.first { Equality.equal(call.folded($0.name, 1), wanted) }?.value
  }

  /// `Newtonsoft.Json.Linq.JArray`
  static let jArrayMembers: [Member] = [
    Member("new()") { _ in .object(JArray()) },
    Member("new(JArray other)") { .object(try $0.object(0, JArray.self).copy) },
    Member("new(params object[] content)") { call in
      let array = JArray()
      for item in try call.elements(0) { try JSONAccess.add(item, to: array) }
      return .object(array)
    },
    Member("new(object content)") { call in
      let array = JArray()
      try JSONAccess.add(call.argument(0), to: array)
      return .object(array)
    },
    Member("JToken this[int index]", set: { try $0.this(JArray.self).set($0.int(0), JSONAccess.token($1)) }) {
      call in
      .object(try call.this(JArray.self).element(call.int(0)))
    },
    Member("void Add(JToken item)") { call in
      try call.this(JArray.self).add(JSONAccess.token(call.argument(0)))
      return .null
    },
    Member("void Add(object content)") { call in
      try JSONAccess.add(call.argument(0), to: try call.this(JArray.self))
      return .null
    },
    Member("void Insert(int index, JToken item)") { call in
      try call.this(JArray.self).insert(JSONAccess.token(call.argument(1)), at: call.int(0))
      return .null
    },
    Member("bool Remove(JToken item)") { call in
      let array: JArray = try call.this()
      guard let index = index(of: call.argument(0), in: array) else { return .bool(false) }
      try array.remove(at: index)
      return .bool(true)
    },
    Member("void RemoveAt(int index)") { call in
      try call.this(JArray.self).remove(at: call.int(0))
      return .null
    },
    Member("void Clear()") { call in
      try call.this(JArray.self).removeAll()
      return .null
    },
    Member("bool Contains(JToken item)") { .bool(index(of: $0.argument(0), in: try $0.this()) != nil) },
    Member("int IndexOf(JToken item)") { .int(Int32(index(of: $0.argument(0), in: try $0.this()) ?? -1)) },
    Member("JArray DeepClone()") { .object(try $0.this(JArray.self).copy) },
    Member("static JArray Parse(string json)") { call in
      var reader = JSONReader(try call.string(0, "json"))
      let token = try reader.document(for: "JArray")
      guard token is JArray else { throw JSONAccess.wrongKind("JArray", "StartArray", token) }
      return call.kept(.object(token))
    },
    Member("static JArray FromObject(object o)") { call in
      let token = try JSONMapping.token(call.argument(0), parameter: "o")
      guard token is JArray else {
        throw NetException(
          "ArgumentException", "Object serialized to \(token.kind). JArray instance expected.")
      }
      return .object(token)
    },
  ]

  private static func index(of item: Value, in array: JArray) -> Int? {
    guard let token = item.object as? JToken else { return nil }
    // Newtonsoft looks for the very token, not for an equal one.
    return array.elements.firstIndex { $0 === token }
  }

  /// `Newtonsoft.Json.JsonConvert`
  static let jsonConvertMembers: [Member] = [
    Member("static string SerializeObject(object value)") { call in
      // Written as it is: a tree of tokens would lose the comments.
      if let tree = call.argument(0).object as? XContainer {
        return .string(String(decoding: JSONFromXML.newtonsoftText(of: tree), as: UTF8.self))
      }
      return .string(try JSONMapping.token(call.argument(0)).compactText())
    },
    Member("static string SerializeObject(object value, Formatting formatting)") { call in
      .string(try JSONWriter.text(JSONMapping.token(call.argument(0)), indented: call.int(1) == 1))
    },
    Member("static object DeserializeObject(string value)") { call in
      let token = try JToken.parse(call.string(0))
      return (token as? JValue)?.value ?? .object(token)
    },
    Member("static T DeserializeObject<T>(string value)") { call in
      try JSONMapping.object(JToken.parse(call.string(0)), as: call.types[0])
    },
  ]
}
