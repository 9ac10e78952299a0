extension Library {
  /// What all numeric types can do.
  static let numberMembers: [Member] = [
    Member("string ToString(string format)") {
      .string(try CompositeFormat.text(of: $0.receiver, format: $0.optionalString(0)))
    },
    Member("string ToString(IFormatProvider provider)") { .string(try $0.receiver.text()) },
    Member("string ToString(string format, IFormatProvider provider)") { call in
      .string(try CompositeFormat.text(of: call.receiver, format: call.optionalString(0)))
    },
    Member("int CompareTo(object value)") { .int(Int32(try Equality.compare($0.receiver, $0.argument(0)))) },
  ]

  private static func integerMembers(
    _ name: String, _ type: StaticType, _ least: Constant, _ most: Constant
  ) -> [Member] {
    numberMembers + parsing(name) { try Numerals.whole($0, type) } + [
      Member(constant: "\(name) MinValue", least),
      Member(constant: "\(name) MaxValue", most),
      Member("static \(name) Parse(string s, NumberStyles style)") { call in
        guard call.int(1) & 512 != 0 else { return try Numerals.whole(call.string(0, "s"), type) }
        return try hexadecimal(call.string(0, "s"), type)
      },
      Member("static \(name) Parse(string s, NumberStyles style, IFormatProvider provider)") { call in
        guard call.int(1) & 512 != 0 else { return try Numerals.whole(call.string(0, "s"), type) }
        return try hexadecimal(call.string(0, "s"), type)
      },
      Member(
        "static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out \(name) result)"
      ) { call in
        let read = call.int(1) & 512 != 0 ? hexadecimal : Numerals.whole
        let value = call.optionalString(0).flatMap { try? read($0, type) }
        call.arguments[3] = value ?? Library.standard.defaultValue(of: type)
        return .bool(value != nil)
      },
    ]
  }

  /// `Parse` and `TryParse` of a type, with what reads its texts.
  static func parsing(
    _ name: String, _ read: @escaping @Sendable (String) throws -> Value
  ) -> [Member] {
    let standard = StaticType.basic(name).flatMap(Constant.standard) ?? .null
    return [
      Member("static \(name) Parse(string s)") { try read($0.string(0, "String")) },
      Member("static \(name) Parse(string s, IFormatProvider provider)") { try read($0.string(0, "String")) },
      Member("static bool TryParse(string s, out \(name) result)") { call in
        let value = call.optionalString(0).flatMap { try? read($0) }
        call.arguments[1] = value ?? standard.value
        return .bool(value != nil)
      },
    ]
  }

  /// Hexadecimal digits; as many as the type has stand for its bits.
  private static func hexadecimal(_ text: String, _ type: StaticType) throws -> Value {
    let digits = text.filter { !$0.isWhitespace }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0.hexDigit != nil }) else { throw Numerals.mistake }
    let widths: [StaticType: Int] = [.sbyte: 2, .byte: 2, .short: 4, .ushort: 4, .int: 8, .uint: 8]
    guard let bits = UInt64(digits, radix: 16), let convert = Numbers.narrowing(to: type, checked: false),
      String(bits, radix: 16).utf8.count <= widths[type] ?? 16
    else { throw Numerals.overflow(type) }
    return try convert(.ulong(bits))
  }

  static let sbyteMembers = integerMembers("sbyte", .sbyte, .sbyte(.min), .sbyte(.max))
  static let byteMembers = integerMembers("byte", .byte, .byte(.min), .byte(.max))
  static let shortMembers = integerMembers("short", .short, .short(.min), .short(.max))
  static let ushortMembers = integerMembers("ushort", .ushort, .ushort(.min), .ushort(.max))
  static let intMembers = integerMembers("int", .int, .int(.min), .int(.max))
  static let uintMembers = integerMembers("uint", .uint, .uint(.min), .uint(.max))
  static let longMembers = integerMembers("long", .long, .long(.min), .long(.max))
  static let ulongMembers = integerMembers("ulong", .ulong, .ulong(.min), .ulong(.max))

  /// `System.Double`
  static let doubleMembers: [Member] =
    numberMembers + parsing("double") { .double(try Numerals.double($0)) } + realMembers("double")
    + [
      Member(constant: "double MinValue", .double(-.greatestFiniteMagnitude)),
      Member(constant: "double MaxValue", .double(.greatestFiniteMagnitude)),
      Member(constant: "double Epsilon", .double(.leastNonzeroMagnitude)),
      Member(constant: "double NaN", .double(.nan)),
      Member(constant: "double PositiveInfinity", .double(.infinity)),
      Member(constant: "double NegativeInfinity", .double(-.infinity)),
    ]

  /// `System.Single`
  static let floatMembers: [Member] =
    numberMembers
    + parsing("float") { try Conversion.change(.string($0), to: .float) ?? .null } + realMembers("float")
    + [
      Member(constant: "float MinValue", .float(-.greatestFiniteMagnitude)),
      Member(constant: "float MaxValue", .float(.greatestFiniteMagnitude)),
      Member(constant: "float Epsilon", .float(.leastNonzeroMagnitude)),
      Member(constant: "float NaN", .float(.nan)),
      Member(constant: "float PositiveInfinity", .float(.infinity)),
      Member(constant: "float NegativeInfinity", .float(-.infinity)),
    ]

  private static func realMembers(_ name: String) -> [Member] {
    [
      Member("static bool IsNaN(\(name) value)") { .bool($0.double(0).isNaN) },
      Member("static bool IsInfinity(\(name) value)") { .bool($0.double(0).isInfinite) },
      Member("static bool IsPositiveInfinity(\(name) value)") { .bool($0.double(0) == .infinity) },
      Member("static bool IsNegativeInfinity(\(name) value)") { .bool($0.double(0) == -.infinity) },
      Member("static \(name) Parse(string s, NumberStyles style, IFormatProvider provider)") { call in
        try Conversion.change(.string(call.string(0, "s")), to: StaticType.basic(name) ?? .double) ?? .null
      },
      Member(
        "static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out \(name) result)"
      ) {
        call in
        let type = StaticType.basic(name) ?? .double
        let value = call.optionalString(0).flatMap { try? Conversion.change(.string($0), to: type) }
        call.arguments[3] = value ?? Library.standard.defaultValue(of: type)
        return .bool(value != nil)
      },
    ]
  }

  /// `System.Boolean`
  static let boolMembers: [Member] = [
    Member(constant: "string TrueString", .string("True")),
    Member(constant: "string FalseString", .string("False")),
    Member("static bool Parse(string value)") { .bool(try Numerals.bool(try $0.string(0))) },
    Member("static bool TryParse(string value, out bool result)") { call in
      let value = call.optionalString(0).flatMap { try? Numerals.bool($0) }
      call.arguments[1] = .bool(value ?? false)
      return .bool(value != nil)
    },
    Member("int CompareTo(object value)") { .int(Int32(try Equality.compare($0.receiver, $0.argument(0)))) },
  ]

  /// `System.Nullable<T>`
  static let nullableMembers: [Member] = [
    Member("bool HasValue") { .bool(!$0.receiver.isNull) },
    Member("T Value") { call in
      if call.receiver.isNull { throw NetException.invalid("Nullable object must have a value.") }
      return call.receiver
    },
    Member("T GetValueOrDefault(T defaultValue)") { $0.receiver.isNull ? $0.argument(0) : $0.receiver },
    Member("string ToString()") { .string($0.receiver.isNull ? "" : try $0.receiver.text()) },
  ]
}
