/// A whole number of any size, as far as making an RSA key of two primes needs it.
struct WholeNumber {
  /// Groups of 32 bits, the lowest first; the highest is not zero.
  private var limbs: [UInt32]

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  /// The number of hexadecimal digits; nil for other text.
  init?(hexadecimal text: String) {
    var limbs: [UInt32] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let limb = UInt32(rest.suffix(8), radix: 16) else { return nil }
      limbs.append(limb)
      rest = rest.dropLast(8)
    }
    self.init(limbs: limbs)
  }

  /// The bytes, the highest first.
  var bytes: [UInt8] {
    let bytes = limbs.reversed().flatMap { limb in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: limb >> UInt32($0)) }
    }
    return Array(bytes.drop { $0 == 0 })
  }

  /// The number before an odd one.
  var predecessorOfOdd: WholeNumber {
    var limbs = limbs
    if !limbs.isEmpty { limbs[0] &= ~1 }
    return WholeNumber(limbs: limbs)
  }

  static func * (left: WholeNumber, right: WholeNumber) -> WholeNumber {
    var product = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (offset, limb) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (index, other) in right.limbs.enumerated() {
        let sum = UInt64(limb) * UInt64(other) + UInt64(product[offset + index]) + carry
        product[offset + index] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      product[offset + right.limbs.count] = UInt32(truncatingIfNeeded: carry)
    }
    return WholeNumber(limbs: product)
  }

  /// The product with a small number, and one more.
  func multipliedAddingOne(_ factor: UInt32) -> WholeNumber {
    var carry: UInt64 = 1
    var product = limbs.map { limb in
      let sum = UInt64(limb) * UInt64(factor) + carry
      carry = sum >> 32
      return UInt32(truncatingIfNeeded: sum)
    }
    product.append(UInt32(truncatingIfNeeded: carry))
    return WholeNumber(limbs: product)
  }

  /// The quotient and the remainder of a division by a small number other than 0.
  func divided(by divisor: UInt32) -> (quotient: WholeNumber, remainder: UInt32) {
    var remainder: UInt64 = 0
    var quotient = limbs
    for index in limbs.indices.reversed() {
      let value = remainder << 32 | UInt64(limbs[index])
      quotient[index] = UInt32(truncatingIfNeeded: value / UInt64(divisor))
      remainder = value % UInt64(divisor)
    }
    return (WholeNumber(limbs: quotient), UInt32(truncatingIfNeeded: remainder))
  }
}
