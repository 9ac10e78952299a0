/// Between tokens and .NET values: `FromObject`, `SerializeObject`, `ToObject<T>`.
enum JSONMapping {
  /// A value as JSON: lists as arrays, dictionaries and anonymous objects as objects.
  static func token(_ value: Value, parameter: String? = nil, depth: Int = 0) throws -> JToken {
    guard depth < JContainer.deepest else {
      throw NetException("JsonSerializationException", "The object is nested too deeply to be serialized.")
    }
    switch value {
    case .null:
      if let parameter { throw NetException.argumentNull(parameter) }
      return JValue(.null)
    case .object(let object): return try token(of: object, value, depth: depth + 1)
    default: return JValue(value)
    }
  }

  private static func token(of object: any NetObject, _ value: Value, depth: Int) throws -> JToken {
    switch object {
    case let token as JToken: return token.parent == nil ? token : token.copy
    case let anonymous as AnonymousObject:
      let result = JObject()
      for (member, value) in zip(anonymous.members, anonymous.values) {
        try result.set(member.name, token(value, depth: depth))
      }
      return result
    case let pair as PairObject:
      let result = JObject()
      try result.set("Key", token(pair.key, depth: depth))
      try result.set("Value", token(pair.value, depth: depth))
      return result
    case let dictionary as DictionaryObject where !dictionary.type.description.hasPrefix("HashSet"):
      let result = JObject()
      for (key, value) in dictionary.pairs { try result.set(key.text(), token(value, depth: depth)) }
      return result
    case let dictionary as any HostDictionary:
      let result = JObject()
      for key in dictionary.keys {
        try result.set(key, token(dictionary.value(forKey: key) ?? .null, depth: depth))
      }
      return result
    case let tree as XContainer:
      var reader = JSONReader(
        String(decoding: JSONFromXML.newtonsoftText(of: tree), as: UTF8.self), readsDates: false)
      return try reader.document()
    case let record as any HostRecord:
      let result = JObject()
      for field in record.fields { try result.set(field.name, token(field.value, depth: depth)) }
      return result
    case is UriObject: return JValue(.string((object as? UriObject)?.original ?? ""))
    default: break
    }
    if value.bytes != nil { return JValue(value) }
    guard let next = Sequences.iterator(of: value) else {
      throw NetException("JsonSerializationException", "'\(object.type)' cannot be serialized.")
    }
    let array = JArray()
    while let element = try next() { try array.add(token(element, depth: depth)) }
    return array
  }

  /// A token as a value of a type.
  static func object(_ token: JToken, as type: StaticType) throws -> Value {
    switch type {
    case .object: return (token as? JValue)?.value ?? .object(token)
    case .array(let element) where element != .byte:
      guard !isNull(token) else { return .null }
      return .object(ArrayObject(try elements(token, type).map { try object($0, as: element) }, of: element))
    case .named("List", let arguments), .named("IList", let arguments), .named("IEnumerable", let arguments):
      guard !isNull(token) else { return .null }
      let element = arguments.first ?? .object
      return .object(ListObject(try elements(token, type).map { try object($0, as: element) }, of: element))
    case .named("Dictionary", let arguments), .named("IDictionary", let arguments):
      guard !isNull(token) else { return .null }
      guard let source = token as? JObject, arguments.count == 2 else { throw mismatch(token, type) }
      let result = DictionaryObject(key: arguments[0], value: arguments[1])
      for property in source.properties {
        let key = try Conversion.change(.string(property.name), to: arguments[0]) ?? .string(property.name)
        try result.set(key, object(property.value, as: arguments[1]))
      }
      return .object(result)
    default: break
    }
    if TypeTest.matches(type, in: .standard)(.object(token)) { return .object(token) }
    if let convert = JValue.conversion(to: type) {
      if isNull(token), !type.isNullable, Library.standard.isValueType(type) {
        throw NetException(
          "JsonSerializationException",
          "Error converting value {null} to type '\(Library.standard.fullName(of: type))'. Path '\(token.path)'."
        )
      }
      guard token is JValue else {
        throw NetException(
          "JsonReaderException",
          "Error reading \(type). Unexpected token: \(token.kind == "Array" ? "StartArray" : "StartObject"). Path '\(token.path)'."
        )
      }
      return try convert(.object(token))
    }
    if isNull(token), Library.standard.isReference(type) { return .null }
    throw NetException(
      "InvalidCastException",
      "Unable to cast object of type '\(Library.standard.fullName(of: token.type))' to type '\(Library.standard.fullName(of: type))'."
    )
  }

  private static func isNull(_ token: JToken) -> Bool {
    (token as? JValue)?.value.isNull ?? false
  }

  private static func elements(_ token: JToken, _ type: StaticType) throws -> [JToken] {
    guard let array = token as? JArray else { throw mismatch(token, type) }
    return array.elements
  }

  private static func mismatch(_ token: JToken, _ type: StaticType) -> NetException {
    NetException(
      "JsonSerializationException",
      "Cannot deserialize the current JSON \(token.kind) into type '\(Library.standard.fullName(of: type))'. Path '\(token.path)'."
    )
  }
}
