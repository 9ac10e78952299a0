/// What operators do to numbers.
extension Numbers {
  /// An arithmetic or bit operator on two values of one promoted type.
  static func binary(_ symbol: String, _ type: StaticType, checked: Bool) -> Binary? {
    switch type {
    case .int: integral(Int32.self, symbol, checked)
    case .uint: integral(UInt32.self, symbol, checked)
    case .long: integral(Int64.self, symbol, checked)
    case .ulong: integral(UInt64.self, symbol, checked)
    case .float: real(symbol, { Float(unboxed: $0) }, Value.float)
    case .double: real(symbol, { $0.number ?? 0 }, Value.double)
    case .decimal: decimal(symbol)
    case .bool: logical(symbol)
    default: nil
    }
  }

  private static func real<T: BinaryFloatingPoint & SendableMetatype>(
    _ symbol: String, _ unbox: @escaping @Sendable (Value) -> T, _ box: @escaping @Sendable (T) -> Value
  ) -> Binary? {
    func make(_ operation: @escaping @Sendable (T, T) -> T) -> Binary {
      { box(operation(unbox($0), unbox($1))) }
    }
    switch symbol {
    case "+": return make { $0 + $1 }
    case "-": return make { $0 - $1 }
    case "*": return make { $0 * $1 }
    case "/": return make { $0 / $1 }
    case "%": return make { $0.truncatingRemainder(dividingBy: $1) }
    default: return nil
    }
  }

  private static func decimal(_ symbol: String) -> Binary? {
    func make(_ operation: @escaping @Sendable (NetDecimal, NetDecimal) throws -> NetDecimal) -> Binary {
      { .decimal(try operation(NetDecimal(unboxed: $0), NetDecimal(unboxed: $1))) }
    }
    switch symbol {
    case "+": return make(+)
    case "-": return make(-)
    case "*": return make(*)
    case "/": return make(/)
    case "%": return make(%)
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
    case .ulong: compare(UInt64.self, symbol)
    case .float, .double: compare(symbol) { $0.number ?? 0 }
    case .decimal: decimalComparison(symbol)
    default: nil
    }
  }

  private static func decimalComparison(_ symbol: String) -> Comparison? {
    @Sendable func order(_ left: Value, _ right: Value) -> Int {
      NetDecimal.order(NetDecimal(unboxed: left), NetDecimal(unboxed: right))
    }
    switch symbol {
    case "==": return { order($0, $1) == 0 }
    case "!=": return { order($0, $1) != 0 }
    case "<": return { order($0, $1) < 0 }
    case ">": return { order($0, $1) > 0 }
    case "<=": return { order($0, $1) <= 0 }
    case ">=": return { order($0, $1) >= 0 }
    default: return nil
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

extension UInt64: NetInteger {
  init(unboxed value: Value) {
    if case .ulong(let ulong) = value {
      self = ulong
    } else {
      self = UInt64(truncatingIfNeeded: value.integer ?? 0)
    }
  }
  var boxed: Value { .ulong(self) }
}
