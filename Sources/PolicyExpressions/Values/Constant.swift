/// A value known when compiling: what literals and constant expressions have.
enum Constant: Hashable, Sendable, Codable {
  case null
  case bool(Bool)
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
  case string(String)

  var value: Value {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .char(let value): .char(value)
    case .sbyte(let value): .sbyte(value)
    case .byte(let value): .byte(value)
    case .short(let value): .short(value)
    case .ushort(let value): .ushort(value)
    case .int(let value): .int(value)
    case .uint(let value): .uint(value)
    case .long(let value): .long(value)
    case .ulong(let value): .ulong(value)
    case .float(let value): .float(value)
    case .double(let value): .double(value)
    case .decimal(let value): .decimal(value)
    case .string(let value): .string(value)
    }
  }

  /// A constant of a value, when it can be one.
  init?(_ value: Value) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .char(let value): self = .char(value)
    case .sbyte(let value): self = .sbyte(value)
    case .byte(let value): self = .byte(value)
    case .short(let value): self = .short(value)
    case .ushort(let value): self = .ushort(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = .uint(value)
    case .long(let value): self = .long(value)
    case .ulong(let value): self = .ulong(value)
    case .float(let value): self = .float(value)
    case .double(let value): self = .double(value)
    case .decimal(let value): self = .decimal(value)
    case .string(let value): self = .string(value)
    default: return nil
    }
  }

  /// Code that answers the constant.
  var code: Code {
    switch self {
    case .null: { _ in .null }
    case .bool(let value): { _ in .bool(value) }
    case .int(let value): { _ in .int(value) }
    case .string(let value): { _ in .string(value) }
    default: { _ in self.value }
    }
  }
}
