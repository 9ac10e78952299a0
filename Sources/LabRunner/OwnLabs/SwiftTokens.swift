/// The words and signs of a Swift source, without its comments and texts.
///
/// It knows as much of Swift as finding a declaration takes: nested comments, texts of one and several lines,
/// raw ones too. What is interpolated into a text belongs to the text.
struct SwiftTokens {
  /// A word or one sign.
  struct Token {
    let text: String
    /// The line, from 1.
    let line: Int
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// The next word or sign; nil at the end.
  mutating func next() -> Token? {
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let next = peek(), next != UInt8(ascii: "\n") { advance() }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        skipComment()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") {
        skipText()
      } else if Self.isOfWord(byte) {
        let start = index
        while let next = peek(), Self.isOfWord(next) { advance() }
        return Token(text: String(decoding: bytes[start..<index], as: UTF8.self), line: line)
      } else if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
        advance()
      } else {
        advance()
        return Token(text: String(decoding: [byte], as: UTF8.self), line: line)
      }
    }
    return nil
  }

  private mutating func skipComment() {
    var depth = 0
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        advance()
      } else if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        advance()
      }
      advance()
      if depth == 0 { return }
    }
  }

  // A text ends with the quotes it begins with and as many number signs; a backslash with those escapes.
  private mutating func skipText() {
    var signs = 0
    while peek() == UInt8(ascii: "#") {
      signs += 1
      advance()
    }
    guard peek() == UInt8(ascii: "\"") else { return }
    let quotes = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"") ? 3 : 1
    for _ in 0..<quotes { advance() }
    while let byte = peek() {
      if byte == UInt8(ascii: "\\"), areSigns(signs, at: 1) {
        for _ in 0...signs + 1 { advance() }
      } else if areQuotes(quotes), areSigns(signs, at: quotes) {
        for _ in 0..<quotes + signs { advance() }
        return
      } else if quotes == 1, byte == UInt8(ascii: "\n") {
        return
      } else {
        advance()
      }
    }
  }

  private func areQuotes(_ count: Int) -> Bool {
    (0..<count).allSatisfy { peek($0) == UInt8(ascii: "\"") }
  }

  private func areSigns(_ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { peek(offset + $0) == UInt8(ascii: "#") }
  }

  private func peek(_ offset: Int = 0) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  private mutating func advance() {
    if peek() == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
