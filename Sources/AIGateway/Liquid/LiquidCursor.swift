/// Reads what stands between the braces of one tag.
struct LiquidCursor {
  let bytes: [UInt8]
  var position: Int
  /// Where the tag's content ends.
  let end: Int
  /// The names that were looked up.
  var names: Set<String> = []
  private var depth = 0

  /// How deep brackets may stand in one another.
  private static let deepest = 20

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { position >= end }

  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < end ? bytes[position + distance] : nil
  }

  mutating func skipBlanks() {
    while let byte = peek(), byte.isBlank { position += 1 }
  }

  /// Skips blanks and takes a character, when it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips blanks and takes a word, when it is the next one.
  mutating func take(word: String) -> Bool {
    skipBlanks()
    let start = position
    guard name() == word else {
      position = start
      return false
    }
    return true
  }

  /// The letters, digits, `_` and `-` that come next.
  mutating func name() -> String? {
    let start = position
    while let byte = peek(), byte.isLiquidNamePart { position += 1 }
    guard position > start else { return nil }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The name that must come next.
  mutating func requiredName(_ hint: String) throws(LiquidError) -> String {
    skipBlanks()
    guard let name = name() else { throw unexpected(hint) }
    return name
  }

  /// Refuses anything but blanks up to the end of the tag.
  mutating func finish(_ hint: String) throws(LiquidError) {
    skipBlanks()
    guard isAtEnd else { throw unexpected(hint) }
  }

  /// An error at what comes next.
  func unexpected(_ hint: String) -> LiquidError {
    guard !isAtEnd else { return LiquidError(message: "the tag ends too soon", hint: hint, offset: position) }
    let next = String(decoding: bytes[position..<end], as: UTF8.self).prefix(1)
    return LiquidError(message: "'\(next)' cannot stand here", hint: hint, offset: position)
  }

  /// Goes one level down in brackets.
  mutating func nested<T>(
    _ body: (inout LiquidCursor) throws(LiquidError) -> T
  ) throws(LiquidError) -> T {
    guard depth < Self.deepest else {
      throw LiquidError(
        message: "brackets are nested more than \(Self.deepest) deep", offset: position)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether Liquid's names may hold the byte: `\w` and `-`.
  var isLiquidNamePart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}
