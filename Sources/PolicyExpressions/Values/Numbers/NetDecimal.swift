/// `System.Decimal`: a whole number of 96 bits, a sign, and how many of its digits are decimals (0 to 28).
public struct NetDecimal: Hashable, Sendable, Codable {
  private let low: UInt64
  private let high: UInt32
  let scale: UInt8
  let isNegative: Bool

  static let mostDecimals = 28
  static let mostMantissa = (UInt128(1) << 96) - 1
  static let maximum = NetDecimal(mostMantissa)
  static let minimum = NetDecimal(mostMantissa, isNegative: true)

  /// A number from its digits; the mantissa has at most 96 bits.
  init(_ mantissa: UInt128, scale: Int = 0, isNegative: Bool = false) {
    low = UInt64(truncatingIfNeeded: mantissa)
    high = UInt32(truncatingIfNeeded: mantissa >> 64)
    self.scale = UInt8(truncatingIfNeeded: scale)
    self.isNegative = isNegative
  }

  init(_ whole: some BinaryInteger) {
    self.init(UInt128(whole.magnitude), isNegative: whole < 0)
  }

  var mantissa: UInt128 { UInt128(high) << 64 | UInt128(low) }
  var isZero: Bool { low == 0 && high == 0 }

  /// The number nearest to an exact one, halves to even, with as many decimals as fit.
  init(
    rounding exact: WideNumber, scale: Int, isNegative: Bool, isInexact: Bool = false
  ) throws {
    var value = exact
    var scale = scale
    var isInexact = isInexact
    var last: UInt128 = 0
    while scale > Self.mostDecimals || value > WideNumber(Self.mostMantissa) {
      guard scale > 0 else { throw Self.overflow }
      isInexact = isInexact || last != 0
      last = value.divideByTen()
      scale -= 1
    }
    if last > 5 || (last == 5 && (isInexact || !value.low.isMultiple(of: 2))) {
      value.add(1)
      if value > WideNumber(Self.mostMantissa) {
        guard scale > 0 else { throw Self.overflow }
        if value.divideByTen() >= 5 { value.add(1) }
        scale -= 1
      }
    }
    self.init(value.low, scale: scale, isNegative: isNegative)
  }

  /// A double with 15 significant digits, or a float with 7, as .NET converts them.
  init(_ number: Double, digits: Int = 15) throws {
    let decimals = Decimals(number, significant: digits)
    guard number.isFinite, decimals.point <= 29 else { throw Self.overflow }
    var digits = decimals.digits[...]
    while digits.last == 0 { digits.removeLast() }
    let mantissa = digits.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
    let scale = digits.count - decimals.point
    guard scale > -29, scale < 60 else {
      self.init(0 as UInt128)
      return
    }
    try self.init(
      rounding: WideNumber(mantissa, times: Self.power(max(0, -scale))), scale: max(0, scale),
      isNegative: number < 0)
  }

  static let overflow = NetException.overflow("Value was either too large or too small for a Decimal.")

  static func power(_ exponent: Int) -> UInt128 {
    (0..<exponent).reduce(1) { result, _ in result * 10 }
  }

  var double: Double {
    let magnitude = Double(high) * 18_446_744_073_709_551_616 + Double(low)
    return (isNegative ? -magnitude : magnitude) / Double(Self.power(Int(scale)))
  }

  /// The whole part, without decimals.
  var truncated: Int128 {
    let whole = Int128(mantissa / Self.power(Int(scale)))
    return isNegative ? -whole : whole
  }

  var negated: NetDecimal { NetDecimal(mantissa, scale: Int(scale), isNegative: !isNegative) }
  var magnitude: NetDecimal { NetDecimal(mantissa, scale: Int(scale)) }

  /// The number with fewer decimals; with more than it has it stays as it is.
  func rounded(to decimals: Int, _ rule: FloatingPointRoundingRule = .toNearestOrEven) -> NetDecimal {
    guard decimals < Int(scale) else { return self }
    let unit = Self.power(Int(scale) - decimals)
    var (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: unit)
    let goesUp =
      switch rule {
      case .down: isNegative && rest != 0
      case .up: !isNegative && rest != 0
      case .toNearestOrAwayFromZero: rest * 2 >= unit
      case .toNearestOrEven: rest * 2 > unit || (rest * 2 == unit && !quotient.isMultiple(of: 2))
      default: false
      }
    if goesUp { quotient += 1 }
    return NetDecimal(quotient, scale: decimals, isNegative: isNegative)
  }
}
