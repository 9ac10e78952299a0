extension Library {
  /// `System.Convert`
  static let convertMembers: [Member] = [
    Member("static string ToBase64String(byte[] inArray)") { call in
      guard let bytes = call.argument(0).bytes else { throw NetException.argumentNull("inArray") }
      return .string(Base64.encode(bytes))
    },
    Member("static byte[] FromBase64String(string s)") { .bytes(try Base64.decode(try $0.string(0, "s"))) },
    Member("static bool ToBoolean(object value)") { try change($0, .bool) },
    Member("static byte ToByte(object value)") { try change($0, .byte) },
    Member("static byte ToByte(string value, int fromBase)") { try radix($0, .byte) },
    Member("static char ToChar(object value)") { try change($0, .char) },
    Member("static short ToInt16(object value)") { try change($0, .short) },
    Member("static int ToInt32(object value)") { try change($0, .int) },
    Member("static int ToInt32(string value, int fromBase)") { try radix($0, .int) },
    Member("static uint ToUInt32(object value)") { try change($0, .uint) },
    Member("static long ToInt64(object value)") { try change($0, .long) },
    Member("static long ToInt64(string value, int fromBase)") { try radix($0, .long) },
    Member("static double ToDouble(object value)") { try change($0, .double) },
    Member("static double ToDouble(object value, IFormatProvider provider)") { try change($0, .double) },
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
  ]

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
    if value.integer != nil { throw Numerals.overflow(type) }
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
    switch type {
    case .byte: if let byte = UInt8(exactly: value) { return .byte(byte) }
    case .int: if let bits = UInt32(exactly: value) { return .int(Int32(bitPattern: bits)) }
    default: return .long(Int64(bitPattern: value))
    }
    throw Numerals.overflow(type)
  }

  private static func digits(_ call: Call, bits: Int) throws -> String {
    let value = call.argument(0).integer ?? 0
    guard [2, 8, 10, 16].contains(call.int(1)) else {
      throw NetException("ArgumentException", "Invalid Base.")
    }
    if call.int(1) == 10 { return String(value) }
    let pattern = bits == 32 ? UInt64(UInt32(truncatingIfNeeded: value)) : UInt64(bitPattern: value)
    return String(pattern, radix: call.int(1))
  }

  /// `System.BitConverter`, little-endian.
  static let bitConverterMembers: [Member] = [
    Member("static string ToString(byte[] value)") { call in
      guard let bytes = call.argument(0).bytes else { throw NetException.argumentNull("value") }
      return .string(
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: "-"))
    },
    Member("static int ToInt32(byte[] value, int startIndex)") { call in
      .int(Int32(truncatingIfNeeded: try little(call, 4)))
    },
    Member("static long ToInt64(byte[] value, int startIndex)") {
      .long(Int64(bitPattern: try little($0, 8)))
    },
    Member("static byte[] GetBytes(int value)") { call in
      let bits = UInt32(truncatingIfNeeded: call.int(0))
      return .bytes((0..<4).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) })
    },
    Member("static byte[] GetBytes(long value)") { call in
      let bits = UInt64(bitPattern: Int64(call.int(0)))
      return .bytes((0..<8).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) })
    },
  ]

  private static func little(_ call: Call, _ count: Int) throws -> UInt64 {
    guard let bytes = call.argument(0).bytes else { throw NetException.argumentNull("value") }
    guard call.int(1) >= 0, call.int(1) <= bytes.count - count else {
      throw NetException(
        "ArgumentException",
        "Destination array is not long enough to copy all the items in the collection. Check array index and length."
      )
    }
    return bytes[call.int(1)..<call.int(1) + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
