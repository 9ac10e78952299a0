/// One .NET value: null, a value type, a string, or a reference.
public enum Value {
  case null
  case bool(Bool)
  /// One UTF-16 unit.
  case char(UInt16)
  case sbyte(Int8)
  case byte(UInt8)
  case short(Int16)
  case ushort(UInt16)
  case int(Int32)
  case uint(UInt32)
  case long(Int64)
  case ulong(UInt64)
  case float(Float)
  case double(Double)
  case decimal(NetDecimal)
  /// A string. .NET's UTF-16 units are counted when asked for; a lone surrogate becomes U+FFFD.
  case string(String)
  case dateTime(DateTime)
  case dateTimeOffset(DateTimeOffset)
  case timeSpan(TimeSpan)
  case guid(NetGuid)
  case enumeration(EnumValue)
  case object(any NetObject)

  /// Whether this is null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The string, when it is one.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The object, when it is one.
  public var object: (any NetObject)? {
    if case .object(let object) = self { object } else { nil }
  }

  /// About how many bytes it takes beside the value itself.
  var footprint: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .object(let object): object.footprint
    default: 0
    }
  }

  /// The type the value carries; null has ``StaticType/null``.
  public var type: StaticType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .char: .char
    case .sbyte: .sbyte
    case .byte: .byte
    case .short: .short
    case .ushort: .ushort
    case .int: .int
    case .uint: .uint
    case .long: .long
    case .ulong: .ulong
    case .float: .float
    case .double: .double
    case .decimal: .decimal
    case .string: .string
    case .dateTime: .named("DateTime")
    case .dateTimeOffset: .named("DateTimeOffset")
    case .timeSpan: .named("TimeSpan")
    case .guid: .named("Guid")
    case .enumeration(let value): .named(value.type.name)
    case .object(let object): object.type
    }
  }
}

extension Value {
  /// A string, or null.
  public init(_ text: String?) {
    self = text.map(Value.string) ?? .null
  }

  /// A `string[]`.
  public static func strings(_ elements: [String]) -> Value {
    .object(ArrayObject(elements.map(Value.string), of: .string))
  }

  /// An array of elements of a type.
  public static func array(_ elements: [Value], of type: StaticType) -> Value {
    .object(ArrayObject(elements, of: type))
  }

  /// A `List<T>`.
  public static func list(_ elements: [Value], of type: StaticType) -> Value {
    .object(ListObject(elements, of: type))
  }

  /// A `byte[]`.
  public static func bytes(_ elements: some Sequence<UInt8>) -> Value {
    .object(ArrayObject(elements.map(Value.byte), of: .byte))
  }

  /// The bytes of a `byte[]`, when it is one.
  public var bytes: [UInt8]? {
    guard let array = object as? ArrayObject, array.element == .byte else { return nil }
    return array.elements.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
  }

  /// The integer, when it is one that fits into 64 bits with a sign.
  public var integer: Int64? {
    switch self {
    case .char(let value): Int64(value)
    case .sbyte(let value): Int64(value)
    case .byte(let value): Int64(value)
    case .short(let value): Int64(value)
    case .ushort(let value): Int64(value)
    case .int(let value): Int64(value)
    case .uint(let value): Int64(value)
    case .long(let value): value
    case .ulong(let value): Int64(exactly: value)
    case .enumeration(let value): Int64(value.raw)
    default: nil
    }
  }

  /// The number as a double, when it is one.
  public var number: Double? {
    switch self {
    case .double(let value): value
    case .float(let value): Double(value)
    case .decimal(let value): value.double
    case .ulong(let value): Double(value)
    default: integer.map(Double.init)
    }
  }

  /// The truth value, when it is one.
  public var truth: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}
