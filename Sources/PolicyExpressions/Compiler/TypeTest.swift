/// Tests of a value's type at run time: `is`, `as`, casts and `catch`.
enum TypeTest {
  /// Whether a value that is not null is of a type.
  static func matches(_ type: StaticType, in library: Library) -> @Sendable (Value) -> Bool {
    switch type.underlying.holdsTuple ? type.underlying.unnamed : type.underlying {
    case .object: return { !$0.isNull }
    case .string: return { if case .string = $0 { true } else { false } }
    case .int: return { if case .int = $0 { true } else { false } }
    case .bool: return { if case .bool = $0 { true } else { false } }
    case .named("JObject", _): return { $0.object is JObject }
    case .named("JArray", _): return { $0.object is JArray }
    case .named("JToken", _): return { $0.object is JToken }
    case let type:
      return { value in
        let actual = value.type
        return actual == type || (actual != .null && library.isSubtype(actual, of: type))
      }
    }
  }

  /// A cast of a reference or a boxed value: null passes to what can be null, another type throws.
  static func cast(to type: StaticType, in library: Library) -> @Sendable (Value) throws -> Value {
    let matches = matches(type, in: library)
    let takesNull = library.isReference(type) || type.isNullable
    return { value in
      if matches(value) { return value }
      guard value.isNull else {
        // .NET says less about a boxed value type of the wrong kind.
        if library.isValueType(type) {
          throw NetException("InvalidCastException", "Specified cast is not valid.")
        }
        throw NetException.cast(value, to: type)
      }
      if takesNull { return .null }
      throw NetException.nullReference
    }
  }
}
