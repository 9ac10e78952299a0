/// Conversions between values by their meaning, as `System.Convert` makes them.
enum Conversion {
  /// A value as a type; nil when no conversion is known, an exception when this value does not convert.
  static func change(_ value: Value, to type: StaticType) throws -> Value? {
    if value.type == type { return value }
    switch type {
    case .string: return .string(try invariantText(value))
    case .bool: return try bool(value).map(Value.bool)
    case .double:
      if case .string(let text) = value { return .double(try Numerals.double(text)) }
      if let truth = value.truth { return .double(truth ? 1 : 0) }
      return value.number.map(Value.double)
    case .char:
      if case .string(let text) = value {
        guard text.utf16.count == 1, let unit = text.utf16.first else {
          throw NetException.format("String must be exactly one character long.")
        }
        return .char(unit)
      }
      return value.integer.flatMap { UInt16(exactly: $0) }.map(Value.char)
    case .byte: return try whole(value, type).flatMap { UInt8(exactly: $0) }.map(Value.byte)
    case .short: return try whole(value, type).flatMap { Int16(exactly: $0) }.map(Value.short)
    case .int: return try whole(value, type).flatMap { Int32(exactly: $0) }.map(Value.int)
    case .uint: return try whole(value, type).flatMap { UInt32(exactly: $0) }.map(Value.uint)
    case .long: return try whole(value, type).map(Value.long)
    case .object: return value
    case .array(.byte):
      if case .string(let text) = value { return .bytes(try Base64.decode(text)) }
      return nil
    case .named(let name, _): return try named(value, name)
    default: return nil
    }
  }

  /// The text as `Convert.ToString` and JSON casts have it: dates month first, numbers invariant.
  private static func invariantText(_ value: Value) throws -> String {
    if let bytes = value.bytes { return Base64.encode(bytes) }
    return value.isNull ? "" : try value.text()
  }

  private static func bool(_ value: Value) throws -> Bool? {
    switch value {
    case .bool(let truth): return truth
    case .string(let text): return try Numerals.bool(text)
    default: return value.number.map { $0 != 0 }
    }
  }

  /// The integer in a value: doubles round halves to even, texts are read, and what does not fit is an overflow.
  private static func whole(_ value: Value, _ type: StaticType) throws -> Int64? {
    let found: Int64?
    switch value {
    case .null: found = 0
    case .bool(let truth): found = truth ? 1 : 0
    case .string(let text): return try Numerals.integer(text, type)
    case .double(let number):
      guard let exact = Int64(exactly: number.rounded(.toNearestOrEven)) else {
        throw Numerals.overflow(type)
      }
      found = exact
    default: found = value.integer
    }
    guard let found else { return nil }
    guard Numerals.fits(found, type) else { throw Numerals.overflow(type) }
    return found
  }

  private static func named(_ value: Value, _ name: String) throws -> Value? {
    switch (name, value) {
    case ("DateTime", .string(let text)):
      guard let date = DateParser.dateTime(text, today: .minimum) else { throw DateParser.mistake }
      return .dateTime(date)
    case ("DateTime", .dateTimeOffset(let date)): return .dateTime(date.clock)
    case ("DateTimeOffset", .dateTime(let date)): return .dateTimeOffset(DateTimeOffset(date))
    case ("DateTimeOffset", .string(let text)):
      guard let read = DateParser.read(text, today: .minimum) else { throw DateParser.mistake }
      return .dateTimeOffset(DateTimeOffset(ticks: read.clock.ticks, offsetMinutes: read.offset ?? 0))
    case ("TimeSpan", .string(let text)):
      guard let span = TimeSpan(text) else {
        throw NetException.format("String was not recognized as a valid TimeSpan.")
      }
      return .timeSpan(span)
    case ("Guid", .string(let text)):
      guard let guid = NetGuid(text) else { throw NetException.format("Unrecognized Guid format.") }
      return .guid(guid)
    case ("Uri", .string(let text)): return .object(try UriObject(text))
    default: return nil
    }
  }
}
