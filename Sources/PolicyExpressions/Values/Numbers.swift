/// .NET's arithmetic: which numeric types convert to which, and what operators do to each.
enum Numbers {
  typealias Convert = @Sendable (Value) -> Value
  typealias CheckedConvert = @Sendable (Value) throws -> Value
  typealias Binary = @Sendable (Value, Value) throws -> Value
  typealias Comparison = @Sendable (Value, Value) -> Bool

  /// The implicit numeric conversion, if there is one.
  static func widening(from: StaticType, to: StaticType) -> Convert? {
    if from == to { return { $0 } }
    let targets: [StaticType]
    switch from {
    case .char, .byte: targets = [.short, .int, .uint, .long, .double]
    case .short: targets = [.int, .long, .double]
    case .int: targets = [.long, .double]
    case .uint: targets = [.long, .double]
    case .long: targets = [.double]
    default: return nil
    }
    guard targets.contains(to), !(from == .char && to == .short) else { return nil }
    switch to {
    case .short: return { .short(Int16(truncatingIfNeeded: $0.integer ?? 0)) }
    case .int: return { .int(Int32(truncatingIfNeeded: $0.integer ?? 0)) }
    case .uint: return { .uint(UInt32(truncatingIfNeeded: $0.integer ?? 0)) }
    case .long: return { .long($0.integer ?? 0) }
    default: return { .double($0.number ?? 0) }
    }
  }

  /// A constant in a narrower type, if it fits.
  static func fit(_ constant: Constant, in type: StaticType) -> Constant? {
    guard let value = constant.value.integer else { return nil }
    switch type {
    case .byte: return UInt8(exactly: value).map(Constant.byte)
    case .short: return Int16(exactly: value).map(Constant.short)
    case .uint: return UInt32(exactly: value).map(Constant.uint)
    default: return nil
    }
  }

  /// The conversion a cast between numeric types makes.
  static func narrowing(to type: StaticType, checked: Bool) -> CheckedConvert? {
    switch type {
    case .char: { .char(try integer($0, checked)) }
    case .byte: { .byte(try integer($0, checked)) }
    case .short: { .short(try integer($0, checked)) }
    case .int: { .int(try integer($0, checked)) }
    case .uint: { .uint(try integer($0, checked)) }
    case .long: { .long(try integer($0, checked)) }
    case .double: { .double($0.number ?? 0) }
    default: nil
    }
  }

  private static func integer<T: FixedWidthInteger>(_ value: Value, _ checked: Bool) throws -> T {
    if case .double(let number) = value {
      if let exact = T(exactly: number.rounded(.towardZero)) { return exact }
      if checked || !number.isFinite {
        if checked { throw overflow }
        return T(truncatingIfNeeded: Int64.min)
      }
      return T(truncatingIfNeeded: Int64(exactly: number.rounded(.towardZero)) ?? .min)
    }
    let whole = value.integer ?? 0
    if checked {
      guard let exact = T(exactly: whole) else { throw overflow }
      return exact
    }
    return T(truncatingIfNeeded: whole)
  }

  static let overflow = NetException.overflow("Arithmetic operation resulted in an overflow.")

  /// The type both sides of an arithmetic operator become.
  static func promoted(_ left: StaticType, _ right: StaticType) -> StaticType? {
    guard left.isNumeric, right.isNumeric else { return nil }
    if left == .double || right == .double { return .double }
    if left == .long || right == .long { return .long }
    if left == .uint || right == .uint {
      let other = left == .uint ? right : left
      return [.uint, .char, .byte].contains(other) ? .uint : .long
    }
    return .int
  }

  /// An arithmetic or bit operator on two values of one promoted type.
  static func binary(_ symbol: String, _ type: StaticType, checked: Bool) -> Binary? {
    switch type {
    case .int: integral(Int32.self, symbol, checked)
    case .uint: integral(UInt32.self, symbol, checked)
    case .long: integral(Int64.self, symbol, checked)
    case .double: real(symbol)
    case .bool: logical(symbol)
    default: nil
    }
  }

  private static func real(_ symbol: String) -> Binary? {
    func make(_ operation: @escaping @Sendable (Double, Double) -> Double) -> Binary {
      { .double(operation($0.number ?? 0, $1.number ?? 0)) }
    }
    switch symbol {
    case "+": return make(+)
    case "-": return make(-)
    case "*": return make(*)
    case "/": return make(/)
    case "%": return make { $0.truncatingRemainder(dividingBy: $1) }
    default: return nil
    }
  }

  private static func logical(_ symbol: String) -> Binary? {
    switch symbol {
    case "&": { .bool(($0.truth ?? false) && ($1.truth ?? false)) }
    case "|": { .bool(($0.truth ?? false) || ($1.truth ?? false)) }
    case "^": { .bool(($0.truth ?? false) != ($1.truth ?? false)) }
    default: nil
    }
  }

  private static func integral<T: NetInteger & SendableMetatype>(
    _: T.Type, _ symbol: String, _ checked: Bool
  ) -> Binary? {
    func overflowing(_ operation: @escaping @Sendable (T, T) -> (partialValue: T, overflow: Bool)) -> Binary {
      { left, right in
        let (result, overflow) = operation(T(unboxed: left), T(unboxed: right))
        if overflow, checked { throw Self.overflow }
        return result.boxed
      }
    }
    func dividing(_ operation: @escaping @Sendable (T, T) -> (partialValue: T, overflow: Bool)) -> Binary {
      { left, right in
        let divisor = T(unboxed: right)
        if divisor == 0 { throw NetException("DivideByZeroException", "Attempted to divide by zero.") }
        let (result, overflow) = operation(T(unboxed: left), divisor)
        if overflow { throw Self.overflow }
        return result.boxed
      }
    }
    switch symbol {
    case "+": return overflowing { $0.addingReportingOverflow($1) }
    case "-": return overflowing { $0.subtractingReportingOverflow($1) }
    case "*": return overflowing { $0.multipliedReportingOverflow(by: $1) }
    case "/": return dividing { $0.dividedReportingOverflow(by: $1) }
    case "%": return dividing { $0.remainderReportingOverflow(dividingBy: $1) }
    case "&": return { (T(unboxed: $0) & T(unboxed: $1)).boxed }
    case "|": return { (T(unboxed: $0) | T(unboxed: $1)).boxed }
    case "^": return { (T(unboxed: $0) ^ T(unboxed: $1)).boxed }
    case "<<": return { (T(unboxed: $0) &<< T(truncatingIfNeeded: $1.integer ?? 0)).boxed }
    case ">>": return { (T(unboxed: $0) &>> T(truncatingIfNeeded: $1.integer ?? 0)).boxed }
    default: return nil
    }
  }

  /// A comparison of two values of one promoted type.
  static func comparison(_ symbol: String, _ type: StaticType) -> Comparison? {
    switch type {
    case .int: compare(Int32.self, symbol)
    case .uint, .long: compare(Int64.self, symbol)
    case .double: compare(symbol) { $0.number ?? 0 }
    default: nil
    }
  }

  private static func compare<T: NetInteger>(_: T.Type, _ symbol: String) -> Comparison? {
    compare(symbol) { T(unboxed: $0) }
  }

  private static func compare<T: Comparable & SendableMetatype>(
    _ symbol: String, _ unbox: @escaping @Sendable (Value) -> T
  ) -> Comparison? {
    switch symbol {
    case "==": { unbox($0) == unbox($1) }
    case "!=": { unbox($0) != unbox($1) }
    case "<": { unbox($0) < unbox($1) }
    case ">": { unbox($0) > unbox($1) }
    case "<=": { unbox($0) <= unbox($1) }
    case ">=": { unbox($0) >= unbox($1) }
    default: nil
    }
  }
}

/// An integer that arithmetic happens in.
protocol NetInteger: FixedWidthInteger, Sendable, SendableMetatype {
  init(unboxed value: Value)
  var boxed: Value { get }
}

extension Int32: NetInteger {
  init(unboxed value: Value) {
    if case .int(let int) = value { self = int } else { self = Int32(truncatingIfNeeded: value.integer ?? 0) }
  }
  var boxed: Value { .int(self) }
}

extension UInt32: NetInteger {
  init(unboxed value: Value) { self = UInt32(truncatingIfNeeded: value.integer ?? 0) }
  var boxed: Value { .uint(self) }
}

extension Int64: NetInteger {
  init(unboxed value: Value) { self = value.integer ?? 0 }
  var boxed: Value { .long(self) }
}
