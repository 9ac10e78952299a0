/// The rules are those of .NET: sums keep the longer scale, products add the scales, quotients have as many decimals as
/// they need, and what does not fit is rounded, halves to even.
extension NetDecimal {
  static func + (left: NetDecimal, right: NetDecimal) throws -> NetDecimal {
    var (a, b, scale) = aligned(left, right)
    if left.isNegative == right.isNegative {
      a.add(b)
      return try NetDecimal(rounding: a, scale: scale, isNegative: left.isNegative)
    }
    if a < b {
      b.subtract(a)
      return try NetDecimal(rounding: b, scale: scale, isNegative: right.isNegative)
    }
    a.subtract(b)
    return try NetDecimal(rounding: a, scale: scale, isNegative: left.isNegative && a > WideNumber(0))
  }

  static func - (left: NetDecimal, right: NetDecimal) throws -> NetDecimal {
    try left + right.negated
  }

  static func * (left: NetDecimal, right: NetDecimal) throws -> NetDecimal {
    try NetDecimal(
      rounding: WideNumber(left.mantissa, times: right.mantissa), scale: Int(left.scale) + Int(right.scale),
      isNegative: left.isNegative != right.isNegative)
  }

  static func / (left: NetDecimal, right: NetDecimal) throws -> NetDecimal {
    guard !right.isZero else { throw divisionByZero }
    let divisor = right.mantissa
    var (quotient, rest) = left.mantissa.quotientAndRemainder(dividingBy: divisor)
    var scale = Int(left.scale) - Int(right.scale)
    let isExact = rest == 0
    while scale < 0 || (rest != 0 && scale < mostDecimals) {
      let digit = (rest * 10) / divisor
      let next = quotient * 10 + digit
      guard next <= mostMantissa else {
        if scale < 0 { throw overflow }
        break
      }
      quotient = next
      rest = rest * 10 - digit * divisor
      scale += 1
    }
    if rest * 2 > divisor || (rest * 2 == divisor && !quotient.isMultiple(of: 2)) { quotient += 1 }
    if quotient > mostMantissa {
      return try NetDecimal(
        rounding: WideNumber(quotient), scale: scale, isNegative: left.isNegative != right.isNegative)
    }
    while !isExact, scale > 0, quotient.isMultiple(of: 10) {
      quotient /= 10
      scale -= 1
    }
    return NetDecimal(quotient, scale: scale, isNegative: left.isNegative != right.isNegative)
  }

  static func % (left: NetDecimal, right: NetDecimal) throws -> NetDecimal {
    guard !right.isZero else { throw divisionByZero }
    let difference = Int(left.scale) - Int(right.scale)
    if difference >= 0 {
      let (divisor, overflows) = right.mantissa.multipliedReportingOverflow(by: power(difference))
      if overflows { return left }
      return NetDecimal(left.mantissa % divisor, scale: Int(left.scale), isNegative: left.isNegative)
    }
    var rest = left.mantissa % right.mantissa
    for _ in 0..<(-difference) { rest = rest * 10 % right.mantissa }
    return NetDecimal(rest, scale: Int(right.scale), isNegative: left.isNegative)
  }

  /// The order of two numbers: below 0, 0 or above 0, whatever their scales.
  static func order(_ left: NetDecimal, _ right: NetDecimal) -> Int {
    if left.isZero || right.isZero || left.isNegative != right.isNegative {
      return Equality.order(left.sign, right.sign)
    }
    let (a, b, _) = aligned(left, right)
    return Equality.order(a, b) * left.sign
  }

  var sign: Int {
    isZero ? 0 : isNegative ? -1 : 1
  }

  private static let divisionByZero = NetException("DivideByZeroException", "Attempted to divide by zero.")

  private static func aligned(_ left: NetDecimal, _ right: NetDecimal) -> (WideNumber, WideNumber, scale: Int)
  {
    let scale = max(left.scale, right.scale)
    return (
      WideNumber(left.mantissa, times: power(Int(scale - left.scale))),
      WideNumber(right.mantissa, times: power(Int(scale - right.scale))), Int(scale)
    )
  }
}
