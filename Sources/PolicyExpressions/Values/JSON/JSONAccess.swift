/// Reading and changing tokens by key, as the indexers and `Add` of Newtonsoft do.
enum JSONAccess {
  static func get(_ token: JToken, _ key: Value) throws -> Value {
    switch (token, key) {
    case (let object as JObject, .string(let name)): return object.value(name).map(Value.object) ?? .null
    case (let array as JArray, _) where key.integer != nil:
      return .object(try array.element(Int(key.integer ?? -1)))
    case (is JObject, _):
      throw NetException(
        "ArgumentException",
        "Accessed JObject values with invalid key value: \(shown(key)). Object property name expected.")
    case (is JArray, _):
      throw NetException(
        "ArgumentException",
        "Accessed JArray values with invalid key value: \(shown(key)). Array position index expected.")
    default:
      throw NetException.invalid("Cannot access child value on \(Library.standard.fullName(of: token.type)).")
    }
  }

  private static func shown(_ key: Value) -> String {
    if case .string(let text) = key { "\"\(text)\"" } else { (try? key.text()) ?? "null" }
  }

  static func set(_ token: JToken, _ key: Value, _ value: Value) throws {
    switch (token, key) {
    case (let object as JObject, .string(let name)): try object.set(name, self.token(value))
    case (let array as JArray, _) where key.integer != nil:
      try array.set(Int(key.integer ?? -1), self.token(value))
    case (is JContainer, _):
      throw NetException(
        "ArgumentException",
        "Set \(token.kind == "Array" ? "JArray" : "JObject") values with invalid key value: \(shown(key)). \(token.kind == "Array" ? "Array position index expected." : "Object property name expected.")"
      )
    default:
      throw NetException.invalid("Cannot set child value on \(Library.standard.fullName(of: token.type)).")
    }
  }

  /// A token argument; null becomes a JSON null.
  static func token(_ value: Value) -> JToken {
    value.object as? JToken ?? JValue(value)
  }

  /// The content of a property: one token, or an array of several.
  static func content(_ value: Value) throws -> JToken {
    if let token = value.object as? JToken { return token }
    guard isList(value) else { return try JSONMapping.token(value) }
    let array = JArray()
    try add(value, to: array)
    return array
  }

  private static func isList(_ value: Value) -> Bool {
    guard value.bytes == nil, let object = value.object, !(object is JToken), !(object is DictionaryObject)
    else { return false }
    return object is any Enumerable
  }

  /// Adds what `new JObject(…)` and `Add` take: a token, or all tokens of a list.
  static func add(_ item: Value, to container: JContainer) throws {
    if isList(item), let next = Sequences.iterator(of: item) {
      while let element = try next() { try add(element, to: container) }
      return
    }
    switch container {
    case let array as JArray: try array.add(item.object as? JToken ?? JSONMapping.token(item))
    case let object as JObject:
      if let other = item.object as? JObject {
        for property in other.properties { try object.add(property.copy) }
      } else {
        try object.add(item.object as? JToken ?? JSONMapping.token(item))
      }
    default:
      throw NetException("JsonException", "Newtonsoft.Json.Linq.JProperty cannot have multiple values.")
    }
  }

  static func list(_ tokens: [JToken]) -> ListObject {
    ListObject(tokens.map(Value.object), of: .named("JToken"))
  }

  static func descendants(_ token: JToken) -> [JToken] {
    token.children.flatMap { [$0] + descendants($0) }
  }

  static func replace(_ token: JToken, with value: Value) throws {
    let new = self.token(value)
    switch token.parent {
    case let property as JProperty: try property.set(new)
    case let array as JArray:
      if let index = array.elements.firstIndex(where: { $0 === token }) { try array.set(index, new) }
    default: throw NetException.invalid("The parent is missing.")
    }
  }

  static func merge(_ container: JContainer, _ content: JToken) throws {
    switch (container, content) {
    case (let object as JObject, let other as JObject):
      for property in other.properties {
        if let inner = object.value(property.name) as? JContainer, property.value.kind == inner.kind {
          try merge(inner, property.value)
        } else if property.value.kind != "Null" || object.value(property.name) == nil {
          try object.set(property.name, property.value.copy)
        }
      }
    case (let array as JArray, let other as JArray):
      for element in other.elements { try array.add(element.copy) }
    default: break
    }
  }

  /// `Value<T>()`: the cast of the value, or the default when there is none.
  static func value(_ value: Value, as type: StaticType) throws -> Value {
    guard let token = value.object as? JToken else { return Library.standard.defaultValue(of: type) }
    if TypeTest.matches(type, in: .standard)(value), type != .object { return value }
    if type == .object { return (token as? JValue)?.value ?? value }
    if let leaf = token as? JValue, leaf.value.isNull { return Library.standard.defaultValue(of: type) }
    guard token is JValue || token is JProperty else {
      throw NetException(
        "InvalidCastException",
        "Cannot cast \(Library.standard.fullName(of: token.type)) to Newtonsoft.Json.Linq.JToken.")
    }
    guard let convert = JValue.conversion(to: type) else { throw NetException.cast(value, to: type) }
    do {
      return try convert(value)
    } catch let exception as NetException where exception.object.type == .named("ArgumentException") {
      throw exception
    }
  }

  static func wrongKind(_ type: String, _ expected: String, _ token: JToken) -> NetException {
    let found =
      switch token.kind {
      case "Array": "StartArray"
      case "Object": "StartObject"
      case "String", "Integer", "Float", "Boolean", "Null", "Date": token.kind
      default: "None"
      }
    _ = expected
    return NetException(
      "JsonReaderException",
      "Error reading \(type) from JsonReader. Current JsonReader item is not an \(type == "JArray" ? "array" : "object"): \(found). Path '', line 1, position 1."
    )
  }
}
