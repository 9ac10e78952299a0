/// Cuts C# source into tokens.
struct Lexer {
  let source: SourceText
  var index: Int
  /// How many interpolated strings are open around this one.
  let depth: Int

  init(_ source: SourceText, from index: Int = 0, depth: Int = 0) {
    self.source = source
    self.index = index
    self.depth = depth
  }

  /// Longest first, so that the first match is the token. `>` stays alone: it may close type arguments.
  private static let symbols = [
    "<<=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=",
    "%=",
    "&=", "|=", "^=", "<<", "(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "?", "+", "-", "*", "/", "%",
    "&", "|",
    "^", "~", "!", "=", "<", ">",
  ]

  /// The symbols by their first byte.
  private static let symbolsByFirst: [UInt8: [(bytes: [UInt8], text: String)]] = Dictionary(
    grouping: symbols.map { (Array($0.utf8), $0) }, by: { $0.0[0] })

  /// All tokens, the last one being the end.
  static func tokens(of source: SourceText, from start: Int = 0) throws(ExpressionError) -> [Token] {
    var lexer = Lexer(source, from: start)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    let position = index + ahead
    return position < source.bytes.count ? source.bytes[position] : nil
  }

  func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { peek($0) == wanted[$0] }
    }
  }

  mutating func next() throws(ExpressionError) -> Token {
    try skipBlanks()
    let start = index
    let kind = try kind()
    return Token(kind: kind, range: start..<index)
  }

  private mutating func kind() throws(ExpressionError) -> Token.Kind {
    guard let byte = peek() else { return .end }
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "@"):
      if starts("$\"") || starts("$@\"") || starts("@$\"") { return try interpolatedString() }
      if starts("@\"") { return .literal(.string(try verbatimString())) }
    case UInt8(ascii: "\""): return .literal(.string(try regularString()))
    case UInt8(ascii: "'"): return .literal(.char(try character()))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .literal(try number())
    case UInt8(ascii: "."):
      if let digit = peek(1), digit.isDigit { return .literal(try number()) }
    default: break
    }
    if byte.startsIdentifier { return .identifier(identifier()) }
    if byte == UInt8(ascii: "@"), let following = peek(1), following.startsIdentifier {
      index += 1
      return .identifier("@" + identifier())
    }
    for symbol in Self.symbolsByFirst[byte] ?? [] where source.bytes[index...].starts(with: symbol.bytes) {
      // `x ?.5 : 1` is a conditional with a number.
      if symbol.text == "?.", let digit = peek(2), digit.isDigit { continue }
      index += symbol.bytes.count
      return .symbol(symbol.text)
    }
    let character = String(decoding: source.bytes[index...].prefix(16), as: UTF8.self).prefix(1)
    throw error("Unexpected character '\(character)'", at: index)
  }

  func error(_ message: String, at offset: Int) -> ExpressionError {
    source.error(message, at: offset)
  }

  private mutating func identifier() -> String {
    let start = index
    while let byte = peek(), byte.startsIdentifier || byte.isDigit { index += 1 }
    return source.text(start..<index)
  }

  mutating func skipBlanks() throws(ExpressionError) {
    while let byte = peek() {
      if byte.isBlank || byte == 0x0B || byte == 0x0C {
        index += 1
      } else if byte < 0x80, byte != UInt8(ascii: "/") {
        return
      } else if starts("\u{FEFF}") {
        index += 3
      } else if starts("\u{A0}") {
        index += 2
      } else if starts("//") {
        while let byte = peek(), byte != 0x0A { index += 1 }
      } else if starts("/*") {
        let start = index
        index += 2
        while !starts("*/") {
          guard peek() != nil else { throw error("End-of-file found, '*/' expected", at: start) }
          index += 1
        }
        index += 2
      } else {
        return
      }
    }
  }
}

extension UInt8 {
  var isDigit: Bool {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }

  /// A letter, an underscore, or part of any character beyond ASCII.
  var startsIdentifier: Bool {
    let lower = self | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
      || self >= 0x80
  }

  var hexDigit: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self &- UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self &- UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
