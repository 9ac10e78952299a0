extension JValue {
  /// Whether values of a type become tokens by themselves.
  static func holds(_ type: StaticType) -> Bool {
    switch type.underlying {
    case .string, .bool, .array(.byte): true
    case let type where type.isNumeric: true
    case .named(let name, _): ["DateTime", "DateTimeOffset", "TimeSpan", "Guid", "Uri"].contains(name)
    default: false
    }
  }

  /// The conversion that a cast of a token makes; nil for types that are no JSON values.
  static func conversion(to type: StaticType) -> (@Sendable (Value) throws -> Value)? {
    guard holds(type) else { return nil }
    let target = type.underlying
    let takesNull = type.isNullable || target == .string || target == .array(.byte) || target == .named("Uri")
    return { value in
      guard let token = value.object as? JToken else {
        if takesNull { return .null }
        throw NetException.argumentNull("value")
      }
      return try convert(token, to: target, takesNull: takesNull)
    }
  }

  /// A token as a value of a type, as Newtonsoft's casts have it.
  static func convert(_ token: JToken, to type: StaticType, takesNull: Bool) throws -> Value {
    let source = (token as? JProperty)?.value ?? token
    guard let value = source as? JValue, takesNull || !value.value.isNull else {
      throw NetException(
        "ArgumentException",
        "Can not convert \((source as? JValue)?.kind ?? source.kind) to \(name(of: type)).")
    }
    if value.value.isNull { return .null }
    do {
      if let converted = try Conversion.change(value.value, to: type) { return converted }
    } catch let exception as NetException {
      throw exception
    }
    throw NetException("ArgumentException", "Can not convert \(value.kind) to \(name(of: type)).")
  }

  private static func name(of type: StaticType) -> String {
    let full = Library.standard.fullName(of: type)
    return full.split(separator: ".").last.map(String.init) ?? full
  }
}
