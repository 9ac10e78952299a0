/// A whole number of 256 bits, wide enough for what decimals come to on the way to a result.
struct WideNumber: Comparable {
  private(set) var high: UInt128
  private(set) var low: UInt128

  init(_ value: UInt128) {
    high = 0
    low = value
  }

  init(_ value: UInt128, times factor: UInt128) {
    let product = value.multipliedFullWidth(by: factor)
    high = product.high
    low = product.low
  }

  static func < (left: WideNumber, right: WideNumber) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  mutating func add(_ other: UInt128) {
    add(WideNumber(other))
  }

  mutating func add(_ other: WideNumber) {
    let (sum, carries) = low.addingReportingOverflow(other.low)
    low = sum
    high = high &+ other.high &+ (carries ? 1 : 0)
  }

  /// Takes a number away that is not greater.
  mutating func subtract(_ other: WideNumber) {
    let (rest, borrows) = low.subtractingReportingOverflow(other.low)
    low = rest
    high = high &- other.high &- (borrows ? 1 : 0)
  }

  /// Divides by ten; answers what remains.
  mutating func divideByTen() -> UInt128 {
    let (quotient, rest) = high.quotientAndRemainder(dividingBy: 10)
    high = quotient
    let divided = UInt128(10).dividingFullWidth((rest, low))
    low = divided.quotient
    return divided.remainder
  }
}
