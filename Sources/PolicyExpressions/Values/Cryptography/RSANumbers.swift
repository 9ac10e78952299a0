import Foundation

/// The numbers of an RSA key, big-endian; those of the private key are nil in a public one.
struct RSANumbers {
  let modulus: [UInt8]
  let exponent: [UInt8]
  private var d: [UInt8]?
  private var p: [UInt8]?
  private var q: [UInt8]?
  private var dp: [UInt8]?
  private var dq: [UInt8]?
  private var inverseQ: [UInt8]?

  init(modulus: [UInt8], exponent: [UInt8]) {
    self.modulus = modulus
    self.exponent = exponent
  }

  /// Reads an `RSAPrivateKey` of PKCS #1: a sequence of nine integers, the first of them the version.
  init(pkcs1 der: [UInt8]) throws {
    var index = 0
    func header(_ tag: UInt8) throws -> Int {
      guard index + 1 < der.count, der[index] == tag else {
        throw AESObject.failure("The parameter is incorrect.")
      }
      var length = Int(der[index + 1])
      index += 2
      if length >= 0x80 {
        let bytes = length & 0x7F
        guard bytes <= 4, index + bytes <= der.count else {
          throw AESObject.failure("The parameter is incorrect.")
        }
        length = der[index..<index + bytes].reduce(0) { $0 << 8 | Int($1) }
        index += bytes
      }
      guard length <= der.count - index else { throw AESObject.failure("The parameter is incorrect.") }
      return length
    }
    func integer() throws -> [UInt8] {
      let length = try header(0x02)
      defer { index += length }
      return Array(der[index..<index + length].drop { $0 == 0 })
    }
    _ = try header(0x30)
    _ = try integer()
    modulus = try integer()
    exponent = try integer()
    d = try integer()
    p = try integer()
    q = try integer()
    dp = try integer()
    dq = try integer()
    inverseQ = try integer()
  }

  /// Whether all numbers of a key pair are there.
  var isPair: Bool {
    [d, p, q, dp, dq, inverseQ].allSatisfy { $0 != nil }
  }

  /// `RSAPrivateKey` or `RSAPublicKey` of PKCS #1.
  var pkcs1: [UInt8] {
    let numbers = isPair ? [[], modulus, exponent, d, p, q, dp, dq, inverseQ] : [modulus, exponent]
    return Self.element(
      0x30, numbers.compactMap(\.self).flatMap { Self.element(0x02, [0] + $0.drop { $0 == 0 }) })
  }

  /// One element of DER; a number that needs no leading zero loses it.
  private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var content = content
    if tag == 0x02, content.count > 1, content[1] < 0x80 { content.removeFirst() }
    guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
    var length: [UInt8] = []
    var rest = content.count
    while rest > 0 {
      length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
      rest >>= 8
    }
    return [tag, 0x80 | UInt8(length.count)] + length + content
  }

  /// Reads `<RSAKeyValue>` as `ToXmlString` writes it.
  init(xml: String) throws {
    func number(_ name: String, required: Bool = false) throws -> [UInt8]? {
      guard let start = xml.range(of: "<\(name)>"), let end = xml.range(of: "</\(name)>"),
        start.upperBound <= end.lowerBound
      else {
        guard required else { return nil }
        throw AESObject.failure(
          "Input string does not contain a valid encoding of the 'RSA' '\(name)' parameter.")
      }
      return try Base64.decode(String(xml[start.upperBound..<end.lowerBound]))
    }
    modulus = try number("Modulus", required: true) ?? []
    exponent = try number("Exponent", required: true) ?? []
    p = try number("P")
    q = try number("Q")
    dp = try number("DP")
    dq = try number("DQ")
    inverseQ = try number("InverseQ")
    d = try number("D")
  }

  /// `<RSAKeyValue>`, as .NET writes it.
  var xml: String {
    let halves = modulus.count / 2
    let parts: [(String, [UInt8]?, Int)] = [
      ("Modulus", modulus, 0), ("Exponent", exponent, 0), ("P", p, halves), ("Q", q, halves),
      ("DP", dp, halves),
      ("DQ", dq, halves), ("InverseQ", inverseQ, halves), ("D", d, modulus.count),
    ]
    let text = parts.compactMap { name, number, width in
      number.map {
        "<\(name)>\(Base64.encode(Array(repeating: 0, count: max(0, width - $0.count)) + $0))</\(name)>"
      }
    }
    return "<RSAKeyValue>\(text.joined())</RSAKeyValue>"
  }
}
