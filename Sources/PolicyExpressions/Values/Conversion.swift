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
    case .float:
      if case .string(let text) = value { return .float(try float(Numerals.double(text))) }
      if let truth = value.truth { return .float(truth ? 1 : 0) }
      return value.number.map { _ in .float(Float(unboxed: value)) }
    case .decimal:
      if case .string(let text) = value { return .decimal(try Numerals.decimal(text)) }
      if let truth = value.truth { return .decimal(NetDecimal(truth ? 1 : 0)) }
      return value.number == nil ? nil : try Numbers.narrowing(to: .decimal, checked: true)?(value)
    case .sbyte, .byte, .short, .ushort, .int, .uint, .long, .ulong: return try whole(value, type)
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

  /// The integer in a value: fractions round halves to even, texts are read, and what does not fit is an overflow.
  private static func whole(_ value: Value, _ type: StaticType) throws -> Value? {
    var number = value
    switch value {
    case .null: number = .long(0)
    case .bool(let truth): number = .long(truth ? 1 : 0)
    case .string(let text): return try Numerals.whole(text, type)
    case .double(let real): number = .double(real.rounded(.toNearestOrEven))
    case .float(let real): number = .double(Double(real).rounded(.toNearestOrEven))
    case .decimal(let decimal): number = .decimal(decimal.rounded(to: 0))
    default: break
    }
    guard number.number != nil, let convert = Numbers.narrowing(to: type, checked: true) else { return nil }
    do {
      return try convert(number)
    } catch is NetException {
      throw Numerals.overflow(type)
    }
  }

  private static func float(_ number: Double) throws -> Float {
    guard Float(number).isFinite || !number.isFinite else {
      throw NetException.overflow("Value was either too large or too small for a Single.")
    }
    return Float(number)
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
