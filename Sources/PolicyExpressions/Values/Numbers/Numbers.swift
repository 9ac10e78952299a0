/// .NET's numeric types: which convert to which.
enum Numbers {
  typealias Convert = @Sendable (Value) -> Value
  typealias CheckedConvert = @Sendable (Value) throws -> Value
  typealias Binary = @Sendable (Value, Value) throws -> Value
  typealias Comparison = @Sendable (Value, Value) -> Bool

  /// The implicit numeric conversion, if there is one.
  static func widening(from: StaticType, to: StaticType) -> Convert? {
    if from == to { return { $0 } }
    guard targets(from).contains(to) else { return nil }
    switch to {
    case .short: return { .short(Int16(truncatingIfNeeded: $0.integer ?? 0)) }
    case .ushort: return { .ushort(UInt16(truncatingIfNeeded: $0.integer ?? 0)) }
    case .int: return { .int(Int32(truncatingIfNeeded: $0.integer ?? 0)) }
    case .uint: return { .uint(UInt32(truncatingIfNeeded: $0.integer ?? 0)) }
    case .long: return { .long($0.integer ?? 0) }
    case .ulong: return { .ulong(UInt64(truncatingIfNeeded: $0.integer ?? 0)) }
    case .float: return { .float(Float(unboxed: $0)) }
    case .decimal: return { .decimal(NetDecimal(unboxed: $0)) }
    default: return { .double($0.number ?? 0) }
    }
  }

  private static func targets(_ type: StaticType) -> [StaticType] {
    switch type {
    case .sbyte: [.short, .int, .long, .float, .double, .decimal]
    case .byte: [.short, .ushort, .int, .uint, .long, .ulong, .float, .double, .decimal]
    case .short: [.int, .long, .float, .double, .decimal]
    case .ushort: [.int, .uint, .long, .ulong, .float, .double, .decimal]
    case .char: [.ushort, .int, .uint, .long, .ulong, .float, .double, .decimal]
    case .int: [.long, .float, .double, .decimal]
    case .uint: [.long, .ulong, .float, .double, .decimal]
    case .long, .ulong: [.float, .double, .decimal]
    case .float: [.double]
    default: []
    }
  }

  /// A constant in a narrower type, if it fits.
  static func fit(_ constant: Constant, in type: StaticType) -> Constant? {
    guard let value = constant.value.integer else { return nil }
    switch type {
    case .sbyte: return Int8(exactly: value).map(Constant.sbyte)
    case .byte: return UInt8(exactly: value).map(Constant.byte)
    case .short: return Int16(exactly: value).map(Constant.short)
    case .ushort: return UInt16(exactly: value).map(Constant.ushort)
    case .uint: return UInt32(exactly: value).map(Constant.uint)
    case .ulong: return UInt64(exactly: value).map(Constant.ulong)
    default: return nil
    }
  }

  /// The conversion a cast between numeric types makes.
  static func narrowing(to type: StaticType, checked: Bool) -> CheckedConvert? {
    switch type {
    case .char: { .char(try integer($0, type, checked)) }
    case .sbyte: { .sbyte(try integer($0, type, checked)) }
    case .byte: { .byte(try integer($0, type, checked)) }
    case .short: { .short(try integer($0, type, checked)) }
    case .ushort: { .ushort(try integer($0, type, checked)) }
    case .int: { .int(try integer($0, type, checked)) }
    case .uint: { .uint(try integer($0, type, checked)) }
    case .long: { .long(try integer($0, type, checked)) }
    case .ulong: { .ulong(try integer($0, type, checked)) }
    case .float: { .float(Float(unboxed: $0)) }
    case .double: { .double($0.number ?? 0) }
    case .decimal: { .decimal(try decimal($0)) }
    default: nil
    }
  }

  private static func integer<T: FixedWidthInteger>(
    _ value: Value, _ type: StaticType, _ checked: Bool
  ) throws -> T {
    switch value {
    case .double(let number): return try integer(number, checked)
    case .float(let number): return try integer(Double(number), checked)
    case .decimal(let number):
      guard let exact = T(exactly: number.truncated) else { throw Numerals.overflow(type) }
      return exact
    case .ulong(let whole):
      if checked, T(exactly: whole) == nil { throw overflow }
      return T(truncatingIfNeeded: whole)
    default:
      let whole = value.integer ?? 0
      if checked, T(exactly: whole) == nil { throw overflow }
      return T(truncatingIfNeeded: whole)
    }
  }

  private static func integer<T: FixedWidthInteger>(_ number: Double, _ checked: Bool) throws -> T {
    if let exact = T(exactly: number.rounded(.towardZero)) { return exact }
    if checked { throw overflow }
    return T(truncatingIfNeeded: Int64(exactly: number.rounded(.towardZero)) ?? .min)
  }

  private static func decimal(_ value: Value) throws -> NetDecimal {
    switch value {
    case .double(let number): try NetDecimal(number)
    case .float(let number): try NetDecimal(Double(number), digits: 7)
    default: NetDecimal(unboxed: value)
    }
  }

  static let overflow = NetException.overflow("Arithmetic operation resulted in an overflow.")

  /// The type both sides of an arithmetic operator become; nil when C# has none, as for `ulong` and `int`.
  static func promoted(_ left: StaticType, _ right: StaticType) -> StaticType? {
    guard left.isNumeric, right.isNumeric else { return nil }
    let both = [left, right]
    if both.contains(.decimal) { return both.contains(.double) || both.contains(.float) ? nil : .decimal }
    if both.contains(.double) { return .double }
    if both.contains(.float) { return .float }
    let isSigned = both.contains { [.sbyte, .short, .int, .long].contains($0) }
    if both.contains(.ulong) { return isSigned ? nil : .ulong }
    if both.contains(.long) { return .long }
    if both.contains(.uint) { return isSigned ? .long : .uint }
    return .int
  }
}

extension Float {
  init(unboxed value: Value) {
    switch value {
    case .float(let number): self = number
    case .long(let whole): self = Float(whole)
    case .ulong(let whole): self = Float(whole)
    default: self = Float(value.number ?? 0)
    }
  }
}

extension NetDecimal {
  /// A decimal, or a whole number as one.
  init(unboxed value: Value) {
    switch value {
    case .decimal(let number): self = number
    case .ulong(let whole): self.init(whole)
    default: self.init(value.integer ?? 0)
    }
  }
}
