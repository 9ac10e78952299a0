/// A number as schemas compare it: exactly, however it was written and however large it is.
struct SchemaNumber: Sendable, Hashable {
  private let isNegative: Bool
  // Without zeros at either end; empty for zero.
  private let digits: [UInt8]
  // The power of ten that the digits are counted in.
  private let exponent: Int
  /// The number as it was written.
  let text: String

  init(_ number: JSONNumber) {
    text = number.text
    let bytes = Array(number.text.utf8)
    let mark = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? bytes.endIndex
    var digits: [UInt8] = []
    var fraction = 0
    var isFraction = false
    for byte in bytes[..<mark] {
      if byte == UInt8(ascii: ".") { isFraction = true }
      guard byte.isDigit else { continue }
      digits.append(byte - UInt8(ascii: "0"))
      if isFraction { fraction += 1 }
    }
    // An exponent that no machine number holds is as good as any other of its size.
    var exponent = -fraction
    if mark < bytes.endIndex {
      let written = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
      exponent += Int(written) ?? (written.hasPrefix("-") ? -Self.largestExponent : Self.largestExponent)
    }
    exponent = min(max(exponent, -Self.largestExponent), Self.largestExponent)
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    self.digits = Array(digits.drop { $0 == 0 })
    self.exponent = self.digits.isEmpty ? 0 : exponent
    isNegative = bytes.first == UInt8(ascii: "-") && !self.digits.isEmpty
  }

  private static let largestExponent = 1 << 40

  /// Whether it has no fraction, as `1.0` and `1e2` have none.
  var isWhole: Bool { exponent >= 0 }

  /// A number of the same value, always written alike.
  var normalized: JSONNumber {
    guard !digits.isEmpty else { return JSONNumber(0) }
    let sign = isNegative ? "-" : ""
    return JSONNumber(checked: sign + digits.map { String($0) }.joined() + "e\(exponent)")
  }

  /// Whether it is a whole number of times another.
  func isMultiple(of divisor: SchemaNumber) -> Bool {
    guard !divisor.digits.isEmpty, !digits.isEmpty else { return digits.isEmpty }
    // Both counted in the smaller of their powers of ten, where they are whole.
    let scale = min(exponent, divisor.exponent)
    let zeros = divisor.exponent - scale
    guard divisor.digits.count + zeros <= 18 else { return false }
    let modulus = (divisor.digits + Array(repeating: 0, count: zeros)).reduce(0) { $0 * 10 + UInt64($1) }
    var rest = digits.reduce(UInt64(0)) { ($0 * 10 + UInt64($1)) % modulus }
    // Each further zero multiplies by ten; past 64 of them no modulus of 18 digits changes its mind.
    for _ in 0..<min(exponent - scale, 64) { rest = rest * 10 % modulus }
    return rest == 0
  }

  static func == (left: SchemaNumber, right: SchemaNumber) -> Bool {
    left.isNegative == right.isNegative && left.digits == right.digits && left.exponent == right.exponent
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(isNegative)
    hasher.combine(digits)
    hasher.combine(exponent)
  }
}

extension SchemaNumber: Comparable {
  static func < (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmallerInSize(than: left) : left.isSmallerInSize(than: right)
  }

  private func isSmallerInSize(than other: SchemaNumber) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let places = digits.count + exponent
    let otherPlaces = other.digits.count + other.exponent
    return places == otherPlaces ? digits.lexicographicallyPrecedes(other.digits) : places < otherPlaces
  }
}
