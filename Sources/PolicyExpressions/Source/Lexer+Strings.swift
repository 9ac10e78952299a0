extension Lexer {
  /// How deep interpolated strings may stand inside one another's holes.
  private static let deepestInterpolation = 16

  /// `regular-string = '"' { character | escape } '"'`
  mutating func regularString() throws(ExpressionError) -> String {
    let start = index
    index += 1
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        Self.flush(&bytes, into: &units)
        return String(decoding: units, as: UTF16.self)
      case 0x0A, 0x0D:
        throw error("Newline in constant", at: start)
      case UInt8(ascii: "\\"):
        Self.flush(&bytes, into: &units)
        units += try escape()
      default:
        bytes.append(byte)
        index += 1
      }
    }
    throw error("Newline in constant", at: start)
  }

  private static func flush(_ bytes: inout [UInt8], into units: inout [UInt16]) {
    guard !bytes.isEmpty else { return }
    units += Array(String(decoding: bytes, as: UTF8.self).utf16)
    bytes.removeAll(keepingCapacity: true)
  }

  /// `verbatim-string = '@"' { character | '""' } '"'`
  mutating func verbatimString() throws(ExpressionError) -> String {
    let start = index
    index += 2
    var bytes: [UInt8] = []
    while let byte = peek() {
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard peek() == UInt8(ascii: "\"") else { return String(decoding: bytes, as: UTF8.self) }
        index += 1
      }
      bytes.append(byte)
    }
    throw error("Unterminated string literal", at: start)
  }

  /// `character = "'" ( character | escape ) "'"`
  mutating func character() throws(ExpressionError) -> UInt16 {
    let start = index
    index += 1
    var units: [UInt16] = []
    if peek() == UInt8(ascii: "'") { throw error("Empty character literal", at: start) }
    if peek() == UInt8(ascii: "\\") {
      units = try escape()
    } else {
      let first = index
      repeat { index += 1 } while peek().map { $0 & 0xC0 == 0x80 } ?? false
      units = Array(source.text(first..<index).utf16)
    }
    guard peek() == UInt8(ascii: "'"), units.count == 1, let unit = units.first else {
      throw error("Too many characters in character literal", at: start)
    }
    index += 1
    return unit
  }

  /// `escape = "\" ( one of '"\0abfnrtv | "x" 1-4 hex | "u" 4 hex | "U" 8 hex )`
  private mutating func escape() throws(ExpressionError) -> [UInt16] {
    let start = index
    index += 1
    guard let byte = peek() else { throw error("Unrecognized escape sequence", at: start) }
    index += 1
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): return [UInt16(byte)]
    case UInt8(ascii: "0"): return [0]
    case UInt8(ascii: "a"): return [7]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "v"): return [11]
    case UInt8(ascii: "x"): return try hex(1...4, from: start)
    case UInt8(ascii: "u"): return try hex(4...4, from: start)
    case UInt8(ascii: "U"): return try hex(8...8, from: start)
    default: throw error("Unrecognized escape sequence", at: start)
    }
  }

  private mutating func hex(_ count: ClosedRange<Int>, from start: Int) throws(ExpressionError) -> [UInt16] {
    var value: UInt32 = 0
    var digits = 0
    while digits < count.upperBound, let digit = peek()?.hexDigit {
      value = value &* 16 &+ digit
      digits += 1
      index += 1
    }
    guard digits >= count.lowerBound, value <= 0x10FFFF else {
      throw error("Unrecognized escape sequence", at: start)
    }
    if let unit = UInt16(exactly: value) { return [unit] }
    return Unicode.Scalar(value).map { Array(String($0).utf16) } ?? []
  }

  /// `interpolated-string = "$" ["@"] '"' { character | escape | "{{" | "}}" | hole } '"'`
  mutating func interpolatedString() throws(ExpressionError) -> Token.Kind {
    let start = index
    guard depth < Self.deepestInterpolation else {
      throw error("Interpolated strings are nested too deeply", at: start)
    }
    let verbatim = !starts("$\"")
    index += verbatim ? 3 : 2
    var parts: [InterpolatedPart] = []
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\"") where verbatim && peek(1) == byte:
        bytes.append(byte)
        index += 2
      case UInt8(ascii: "\""):
        index += 1
        Self.flush(&bytes, into: &units)
        if !units.isEmpty { parts.append(.text(String(decoding: units, as: UTF16.self))) }
        return .interpolated(parts)
      case UInt8(ascii: "\\") where !verbatim:
        Self.flush(&bytes, into: &units)
        units += try escape()
      case 0x0A where !verbatim, 0x0D where !verbatim:
        throw error("Newline in constant", at: start)
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        if peek(1) == byte {
          bytes.append(byte)
          index += 2
          continue
        }
        guard byte == UInt8(ascii: "{") else {
          throw error("A '}' character must be escaped (by doubling) in an interpolated string.", at: index)
        }
        Self.flush(&bytes, into: &units)
        if !units.isEmpty { parts.append(.text(String(decoding: units, as: UTF16.self))) }
        units = []
        parts.append(try hole(verbatim: verbatim))
      default:
        bytes.append(byte)
        index += 1
      }
    }
    throw error("Unterminated string literal", at: start)
  }

  /// `hole = "{" expression [ "," constant ] [ ":" format ] "}"`
  private mutating func hole(verbatim: Bool) throws(ExpressionError) -> InterpolatedPart {
    index += 1
    var inner = Lexer(source, from: index, depth: depth + 1)
    var tokens: [Token] = []
    var open = 0
    while true {
      let token = try inner.next()
      switch token.kind {
      case .end: throw error("Unterminated string literal", at: index)
      case .symbol("("), .symbol("["), .symbol("{"): open += 1
      case .symbol(")"), .symbol("]"): open -= 1
      case .symbol("}") where open > 0: open -= 1
      case .symbol("}"), .symbol(":"):
        guard open <= 0 else { break }
        tokens.append(Token(kind: .end, range: token.range))
        index = inner.index
        guard token.kind == .symbol(":") else { return .hole(tokens: tokens, format: nil) }
        return .hole(tokens: tokens, format: try holeFormat(verbatim: verbatim))
      default: break
      }
      tokens.append(token)
    }
  }

  private mutating func holeFormat(verbatim: Bool) throws(ExpressionError) -> String {
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    while let byte = peek(), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\"), !verbatim {
        Self.flush(&bytes, into: &units)
        units += try escape()
      } else {
        bytes.append(byte)
        index += 1
      }
    }
    guard peek() == UInt8(ascii: "}") else { throw error("} expected", at: index) }
    index += 1
    Self.flush(&bytes, into: &units)
    return String(decoding: units, as: UTF16.self)
  }
}
