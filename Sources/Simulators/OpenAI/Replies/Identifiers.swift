import LabTime

extension RandomSource {
  /// A random identifier as OpenAI writes them: a prefix and letters and digits.
  func identifier(_ prefix: String, length: Int = 29) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let letters = (0..<length).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
    return prefix + String(decoding: letters, as: UTF8.self)
  }

  /// Random hexadecimal digits in lower case.
  func hexadecimal(_ length: Int) -> String {
    let alphabet = Array("0123456789abcdef".utf8)
    return String(decoding: (0..<length).map { _ in alphabet[Int(next() & 15)] }, as: UTF8.self)
  }

  /// A random UUID of version 4 (RFC 9562) in lower case.
  func uuid() -> String {
    let variant = ["8", "9", "a", "b"][Int(next() & 3)]
    return
      "\(hexadecimal(8))-\(hexadecimal(4))-4\(hexadecimal(3))-\(variant)\(hexadecimal(3))-\(hexadecimal(12))"
  }
}
