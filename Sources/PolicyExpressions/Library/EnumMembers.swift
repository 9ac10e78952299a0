extension Library {
  /// `System.Enum`
  static let enumMembers: [Member] = [
    Member("static object Parse(Type enumType, string value)") { try parsed($0, ignoringCase: false) },
    Member("static object Parse(Type enumType, string value, bool ignoreCase)") {
      try parsed($0, ignoringCase: $0.bool(2))
    },
    Member("static bool TryParse<T>(string value, out T result)") {
      try tryParse(&$0, ignoringCase: false, result: 1)
    },
    Member("static bool TryParse<T>(string value, bool ignoreCase, out T result)") {
      try tryParse(&$0, ignoringCase: $0.bool(1), result: 2)
    },
    Member("static string[] GetNames(Type enumType)") { .strings(try enumeration($0).cases.map(\.name)) },
    Member("static string GetName(Type enumType, object value)") { call in
      let raw = call.argument(1).integer
      return Value(try enumeration(call).cases.first { Int64($0.raw) == raw }?.name)
    },
    Member("static bool IsDefined(Type enumType, object value)") { call in
      let type = try enumeration(call)
      if let name = call.optionalString(1) { return .bool(type.value(name) != nil) }
      return .bool(type.cases.contains { Int64($0.raw) == call.argument(1).integer })
    },
  ]

  private static func enumeration(_ call: Call) throws -> EnumType {
    let type = try call.object(0, TypeObject.self).subject
    guard let enumeration = Library.standard.table(of: type)?.enumeration else {
      throw NetException("ArgumentException", "Type provided must be an Enum.\r\nParameter name: enumType")
    }
    return enumeration
  }

  private static func parsed(_ call: Call, ignoringCase: Bool) throws -> Value {
    let text = try call.string(1)
    guard let value = try enumeration(call).reading(text, ignoringCase: ignoringCase) else {
      throw NetException("ArgumentException", "Requested value '\(text)' was not found.")
    }
    return .enumeration(value)
  }

  private static func tryParse(_ call: inout Call, ignoringCase: Bool, result: Int) throws -> Value {
    guard let type = Library.standard.table(of: call.types[0])?.enumeration else {
      throw NetException("ArgumentException", "Type provided must be an Enum.\r\nParameter name: enumType")
    }
    let value = call.optionalString(0).flatMap { type.reading($0, ignoringCase: ignoringCase) }
    call.arguments[result] = .enumeration(value ?? EnumValue(type: type, raw: 0))
    return .bool(value != nil)
  }
}

extension EnumType {
  /// The value that a text names: a number, or names with commas between them; nil when it is none.
  fileprivate func reading(_ text: String, ignoringCase: Bool) -> EnumValue? {
    if let raw = Int32(text.filter { $0 != " " }) { return EnumValue(type: self, raw: raw) }
    var raw: Int32 = 0
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = piece.filter { !$0.isWhitespace }
      let found = cases.first {
        $0.name == name || ignoringCase && $0.name.lowercased() == name.lowercased()
      }
      guard let found else { return nil }
      raw |= found.raw
    }
    return EnumValue(type: self, raw: raw)
  }
}
