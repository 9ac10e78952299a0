extension Library {
  /// `System.Convert`
  static let convertMembers: [Member] =
    numericConversions + [
      Member("static string ToBase64String(byte[] inArray)") { call in
        guard let bytes = call.argument(0).bytes else { throw NetException.argumentNull("inArray") }
        return .string(Base64.encode(bytes))
      },
      Member("static byte[] FromBase64String(string s)") { .bytes(try Base64.decode(try $0.string(0, "s"))) },
      Member("static DateTime ToDateTime(object value)") { try change($0, .named("DateTime")) },
      Member("static string ToString(object value)") {
        .string($0.argument(0).isNull ? "" : try $0.argument(0).text())
      },
      Member("static string ToString(string value)") { $0.argument(0) },
      Member("static string ToString(object value, IFormatProvider provider)") { call in
        .string(call.argument(0).isNull ? "" : try call.argument(0).text())
      },
      Member("static string ToString(int value, int toBase)") { .string(try digits($0, bits: 32)) },
      Member("static string ToString(long value, int toBase)") { .string(try digits($0, bits: 64)) },
      Member("static string ToString(byte value, int toBase)") { .string(try digits($0, bits: 8)) },
      Member("static string ToString(short value, int toBase)") { .string(try digits($0, bits: 16)) },
      Member("static string ToHexString(byte[] inArray)") { call in
        .string(hexadecimal(try call.bytes(0, "inArray")).joined())
      },
      Member("static byte[] FromHexString(string s)") { call in
        let digits = try call.string(0, "s").utf8.map(\.hexDigit)
        guard digits.count.isMultiple(of: 2) else {
          throw NetException.format(
            "The input is not a valid hex string as its length is not a multiple of 2.")
        }
        let values = digits.compactMap(\.self)
        guard values.count == digits.count else {
          throw NetException.format("The input is not a valid hex string as it contains a non-hex character.")
        }
        return .bytes(
          stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) })
      },
      Member("static string ToBase64String(byte[] inArray, Base64FormattingOptions options)") { call in
        let text = Base64.encode(try call.bytes(0, "inArray"))
        return .string(call.int(1) == 0 ? text : lines(of: text))
      },
    ]

  private static let numericConversions: [Member] = [
    ("ToBoolean", StaticType.bool), ("ToChar", .char), ("ToSByte", .sbyte), ("ToByte", .byte),
    ("ToInt16", .short),
    ("ToUInt16", .ushort), ("ToInt32", .int), ("ToUInt32", .uint), ("ToInt64", .long), ("ToUInt64", .ulong),
    ("ToSingle", .float), ("ToDouble", .double), ("ToDecimal", .decimal),
  ].flatMap { name, type -> [Member] in
    let plain = [
      Member("static \(type) \(name)(object value)") { try change($0, type) },
      Member("static \(type) \(name)(object value, IFormatProvider provider)") { try change($0, type) },
    ]
    guard type.isIntegral, type != .char else { return plain }
    return plain + [Member("static \(type) \(name)(string value, int fromBase)") { try radix($0, type) }]
  }

  private static func change(_ call: Call, _ type: StaticType) throws -> Value {
    var value = call.argument(0)
    if value.isNull {
      return type == .named("DateTime") ? .dateTime(.minimum) : Library.standard.defaultValue(of: type)
    }
    if let token = value.object as? JValue { value = token.value }
    if let changed = try Conversion.change(value, to: type) { return changed }
    guard value.object == nil else {
      throw NetException(
        "InvalidCastException",
        "Unable to cast object of type '\(Library.standard.fullName(of: value.type))' to type 'System.IConvertible'."
      )
    }
    if value.integer != nil, type != .named("DateTime") { throw Numerals.overflow(type) }
    throw NetException(
      "InvalidCastException",
      "Invalid cast from '\(shortName(value.type))' to '\(shortName(type))'.")
  }

  private static func shortName(_ type: StaticType) -> String {
    Library.standard.fullName(of: type).split(separator: ".").last.map(String.init) ?? "\(type)"
  }

  private static func radix(_ call: Call, _ type: StaticType) throws -> Value {
    guard [2, 8, 10, 16].contains(call.int(1)) else {
      throw NetException("ArgumentException", "Invalid Base.")
    }
    guard var text = call.optionalString(0) else { return Library.standard.defaultValue(of: type) }
    if call.int(1) == 10 { return try Conversion.change(.string(text), to: type) ?? .null }
    if call.int(1) == 16, text.lowercased().hasPrefix("0x") { text = String(text.dropFirst(2)) }
    guard !text.isEmpty else {
      throw NetException.argumentOutOfRange(
        "Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex"
      )
    }
    guard text.utf8.allSatisfy({ $0.hexDigit.map { $0 < UInt32(call.int(1)) } ?? false }) else {
      throw NetException.format("Could not find any recognizable digits.")
    }
    guard let value = UInt64(text, radix: call.int(1)) else { throw Numerals.overflow(type) }
    let widths: [StaticType: UInt64] = [
      .sbyte: 0xFF, .byte: 0xFF, .short: 0xFFFF, .ushort: 0xFFFF, .int: 0xFFFF_FFFF, .uint: 0xFFFF_FFFF,
    ]
    guard value <= widths[type] ?? .max else { throw Numerals.overflow(type) }
    return try Numbers.narrowing(to: type, checked: false)?(.ulong(value)) ?? .null
  }

  /// Base 64 in lines of 76 characters.
  private static func lines(of text: String) -> String {
    var lines: [Substring] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      lines.append(rest.prefix(76))
      rest = rest.dropFirst(76)
    }
    return lines.joined(separator: "\r\n")
  }

  /// Two hexadecimal digits for each byte.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> [String] {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
  }

  private static func digits(_ call: Call, bits: Int) throws -> String {
    let value = call.argument(0).integer ?? 0
    guard [2, 8, 10, 16].contains(call.int(1)) else {
      throw NetException("ArgumentException", "Invalid Base.")
    }
    if call.int(1) == 10 { return String(value) }
    let pattern =
      bits == 16
      ? UInt64(UInt16(truncatingIfNeeded: value))
      : bits == 32 ? UInt64(UInt32(truncatingIfNeeded: value)) : UInt64(bitPattern: value)
    return String(pattern, radix: call.int(1))
  }
}
