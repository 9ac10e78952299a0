extension NetDecimal {
  /// Reads digits with an optional point and exponent, as a literal has them; nil for anything else.
  ///
  /// What does not fit into 96 bits throws an overflow; decimals that do not fit are rounded.
  init?(digits text: some StringProtocol, isNegative: Bool = false) throws {
    var mantissa: UInt128 = 0
    var scale = 0
    var isInexact = false
    var sawPoint = false
    var sawDigit = false
    var rest = Substring(text)
    while let byte = rest.utf8.first, byte.isDigit || (byte == UInt8(ascii: ".") && !sawPoint) {
      rest.removeFirst()
      guard byte.isDigit else {
        sawPoint = true
        continue
      }
      sawDigit = true
      // 37 digits are more than any result keeps; of the others only matters whether they are 0.
      if mantissa < Self.power(36) {
        mantissa = mantissa * 10 + UInt128(byte - UInt8(ascii: "0"))
        if sawPoint { scale += 1 }
      } else {
        isInexact = isInexact || byte != UInt8(ascii: "0")
        guard sawPoint else { throw Self.overflow }
      }
    }
    guard sawDigit else { return nil }
    if let byte = rest.utf8.first {
      guard byte | 0x20 == UInt8(ascii: "e"), let exponent = Int16(rest.dropFirst()) else { return nil }
      scale -= Int(exponent)
    }
    guard scale < 100 else {
      self.init(0 as UInt128, scale: Self.mostDecimals)
      return
    }
    guard scale > -29 else {
      guard mantissa == 0 else { throw Self.overflow }
      self.init(0 as UInt128)
      return
    }
    try self.init(
      rounding: WideNumber(mantissa, times: Self.power(max(0, -scale))), scale: max(0, scale),
      isNegative: isNegative, isInexact: isInexact)
  }

  /// What `ToString()` answers: all decimals, also those that are 0.
  var text: String {
    var digits = String(mantissa)
    if scale > 0 {
      digits = String(repeating: "0", count: max(0, Int(scale) + 1 - digits.utf8.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -Int(scale)))
    }
    return isNegative && !isZero ? "-" + digits : digits
  }
}
