extension Library {
  /// `System.BitConverter`, little-endian.
  static let bitConverterMembers: [Member] =
    [
      Member(constant: "bool IsLittleEndian", .bool(true)),
      Member("static string ToString(byte[] value)") { call in
        .string(hexadecimal(try call.bytes(0, "value")).joined(separator: "-"))
      },
      Member("static string ToString(byte[] value, int startIndex)") { call in
        let bytes = try call.bytes(0, "value")
        return .string(hexadecimal(try piece(call, bytes.count - call.int(1))).joined(separator: "-"))
      },
      Member("static string ToString(byte[] value, int startIndex, int length)") { call in
        .string(hexadecimal(try piece(call, call.int(2))).joined(separator: "-"))
      },
      Member("static bool ToBoolean(byte[] value, int startIndex)") { .bool(try bits($0, 1) != 0) },
      Member("static byte[] GetBytes(bool value)") { .bytes([$0.bool(0) ? 1 : 0]) },
      Member("static double ToDouble(byte[] value, int startIndex)") {
        .double(Double(bitPattern: try bits($0, 8)))
      },
      Member("static byte[] GetBytes(double value)") { .bytes(bytes($0.double(0).bitPattern, 8)) },
      Member("static float ToSingle(byte[] value, int startIndex)") {
        .float(Float(bitPattern: UInt32(truncatingIfNeeded: try bits($0, 4))))
      },
      Member("static byte[] GetBytes(float value)") {
        .bytes(bytes(UInt64(Float(unboxed: $0.argument(0)).bitPattern), 4))
      },
      Member("static long DoubleToInt64Bits(double value)") {
        .long(Int64(bitPattern: $0.double(0).bitPattern))
      },
      Member("static double Int64BitsToDouble(long value)") {
        .double(Double(bitPattern: UInt64(unboxed: $0.argument(0))))
      },
    ]
    + [
      ("Char", StaticType.char, 2), ("Int16", .short, 2), ("UInt16", .ushort, 2), ("Int32", .int, 4),
      ("UInt32", .uint, 4), ("Int64", .long, 8), ("UInt64", .ulong, 8),
    ].flatMap { name, type, count in
      let convert = Numbers.narrowing(to: type, checked: false)
      return [
        Member("static \(type) To\(name)(byte[] value, int startIndex)") {
          try convert?(.ulong(bits($0, count))) ?? .null
        },
        Member("static byte[] GetBytes(\(type) value)") {
          .bytes(bytes(UInt64(unboxed: $0.argument(0)), count))
        },
      ]
    }

  private static func bytes(_ bits: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
  }

  private static func bits(_ call: Call, _ count: Int) throws -> UInt64 {
    let bytes = try call.bytes(0, "value")
    guard call.int(1) >= 0, call.int(1) < bytes.count else {
      throw NetException.argumentOutOfRange(
        "Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex"
      )
    }
    guard call.int(1) <= bytes.count - count else {
      throw NetException(
        "ArgumentException",
        "Destination array is not long enough to copy all the items in the collection. Check array index and "
          + "length.")
    }
    return bytes[call.int(1)..<call.int(1) + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The bytes from the index in the second argument.
  private static func piece(_ call: Call, _ length: Int) throws -> ArraySlice<UInt8> {
    let bytes = try call.bytes(0, "value")
    guard call.int(1) >= 0, call.int(1) < bytes.count || (call.int(1) == 0 && bytes.isEmpty) else {
      throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex")
    }
    guard length >= 0 else { throw NetException.argumentOutOfRange("Value must be positive.", "length") }
    guard call.int(1) <= bytes.count - length else {
      throw NetException(
        "ArgumentException",
        "Offset and length were out of bounds for the array or count is greater than the "
          + "number of elements from index to the end of the source collection.")
    }
    return bytes[call.int(1)..<call.int(1) + length]
  }
}
