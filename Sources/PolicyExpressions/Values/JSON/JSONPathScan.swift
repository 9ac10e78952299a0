/// Reads the pieces of a JSON path.
struct JSONPathScan {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  var failure: NetException {
    guard let byte = peek else { return NetException("JsonException", "Path ended with open indexer.") }
    return NetException(
      "JsonException", "Unexpected character while parsing path: \(Character(Unicode.Scalar(byte)))")
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func take(word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  mutating func skipBlanks() {
    while peek == 0x20 { index += 1 }
  }

  mutating func takeAfterBlanks(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    return take(character)
  }

  mutating func expect(_ character: Unicode.Scalar) throws {
    guard takeAfterBlanks(character) else { throw failure }
  }

  /// A name up to the next `.`, `[`, `]`, `(`, `)` or blank.
  mutating func name() throws -> String {
    let start = index
    while let byte = peek, !".[]() ".utf8.contains(byte) { index += 1 }
    guard index > start else { throw failure }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A text in single or double quotes, if one stands here.
  mutating func quoted() throws -> String? {
    skipBlanks()
    guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      index += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), let next = peek {
        text.append(next)
        index += 1
      } else {
        text.append(byte)
      }
    }
    throw failure
  }

  /// A whole number, if one stands here.
  mutating func integer() throws -> Int? {
    skipBlanks()
    let start = index
    if peek == UInt8(ascii: "-") { index += 1 }
    while let byte = peek, byte.isDigit { index += 1 }
    guard index > start else { return nil }
    guard let value = Int(String(decoding: bytes[start..<index], as: UTF8.self)) else { throw failure }
    return value
  }

  /// A number with an optional fraction, if one stands here.
  mutating func number() -> Double? {
    skipBlanks()
    let start = index
    while let byte = peek, byte.isDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) { index += 1 }
    guard index > start else { return nil }
    return Double(String(decoding: bytes[start..<index], as: UTF8.self))
  }
}
