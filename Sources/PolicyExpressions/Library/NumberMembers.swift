extension Library {
  /// What all numeric types can do.
  private static let numberMembers: [Member] = [
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
    numberMembers + [
      Member(constant: "\(name) MinValue", least),
      Member(constant: "\(name) MaxValue", most),
      Member("static \(name) Parse(string s)") { try parse($0, type) },
      Member("static \(name) Parse(string s, IFormatProvider provider)") { try parse($0, type) },
      Member("static \(name) Parse(string s, NumberStyles style)") { call in
        guard call.int(1) & 512 != 0 else { return try parse(call, type) }
        guard let value = Int64(try call.string(0, "s"), radix: 16) else { throw Numerals.mistake }
        return try Conversion.change(
          .long(type == .int ? Int64(Int32(truncatingIfNeeded: value)) : value), to: type) ?? .null
      },
      Member("static bool TryParse(string s, out \(name) result)") { call in
        guard let text = call.optionalString(0), let value = try? Numerals.integer(text, type),
          let typed = try Conversion.change(.long(value), to: type)
        else {
          call.arguments[1] = Library.standard.defaultValue(of: type)
          return .bool(false)
        }
        call.arguments[1] = typed
        return .bool(true)
      },
    ]
  }

  private static func parse(_ call: Call, _ type: StaticType) throws -> Value {
    guard let text = call.optionalString(0) else {
      throw NetException.argumentNull("String")
    }
    return try Conversion.change(.long(try Numerals.integer(text, type)), to: type) ?? .null
  }

  static let byteMembers = integerMembers("byte", .byte, .byte(.min), .byte(.max))
  static let shortMembers = integerMembers("short", .short, .short(.min), .short(.max))
  static let intMembers = integerMembers("int", .int, .int(.min), .int(.max))
  static let uintMembers = integerMembers("uint", .uint, .uint(.min), .uint(.max))
  static let longMembers = integerMembers("long", .long, .long(.min), .long(.max))

  /// `System.Double`
  static let doubleMembers: [Member] =
    numberMembers + [
      Member(constant: "double MinValue", .double(-.greatestFiniteMagnitude)),
      Member(constant: "double MaxValue", .double(.greatestFiniteMagnitude)),
      Member(constant: "double Epsilon", .double(.leastNonzeroMagnitude)),
      Member(constant: "double NaN", .double(.nan)),
      Member(constant: "double PositiveInfinity", .double(.infinity)),
      Member(constant: "double NegativeInfinity", .double(-.infinity)),
      Member("static bool IsNaN(double d)") { .bool($0.double(0).isNaN) },
      Member("static bool IsInfinity(double d)") { .bool($0.double(0).isInfinite) },
      Member("static double Parse(string s)") { .double(try Numerals.double(try $0.string(0, "s"))) },
      Member("static double Parse(string s, IFormatProvider provider)") {
        .double(try Numerals.double(try $0.string(0, "s")))
      },
      Member("static bool TryParse(string s, out double result)") { call in
        let value = call.optionalString(0).flatMap { try? Numerals.double($0) }
        call.arguments[1] = .double(value ?? 0)
        return .bool(value != nil)
      },
    ]

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
