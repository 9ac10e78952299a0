import CryptoExtras

/// RSA keys of two primes.
enum RSAKey {
  private static let exponent: UInt32 = 65_537

  /// The key of two primes, whose predecessors the exponent 65,537 does not divide.
  ///
  /// - Throws: What the cryptography library says of numbers that make no key.
  static func make(_ prime: WholeNumber, _ other: WholeNumber) throws -> _RSA.Signing.PrivateKey {
    // The private exponent d has d * e = k * phi + 1, with the k for which the right side is a multiple of e.
    let phi = prime.predecessorOfOdd * other.predecessorOfOdd
    let factor = exponent - inverse(of: phi.divided(by: exponent).remainder)
    let secret = phi.multipliedAddingOne(factor).divided(by: exponent).quotient
    return try _RSA.Signing.PrivateKey(
      n: (prime * other).bytes, e: [1, 0, 1] as [UInt8], d: secret.bytes, p: prime.bytes, q: other.bytes)
  }

  // Modulo the exponent, which is prime: by Fermat's little theorem its power of the exponent less two, whose
  // sixteen binary digits are all ones.
  private static func inverse(of number: UInt32) -> UInt32 {
    let modulus = UInt64(exponent)
    var result: UInt64 = 1
    for _ in 0..<16 { result = result * result % modulus * UInt64(number) % modulus }
    return UInt32(truncatingIfNeeded: result)
  }
}
