/// Reads a JSON text, strictly as RFC 8259 has it.
struct JSONParser {
  private let bytes: [UInt8]
  private let depthLimit: Int
  private var position: Int
  private let end: Int

  init(_ bytes: [UInt8], in range: Range<Int>, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func document() throws(JSONSyntaxError) -> JSON {
    skipBlanks()
    let value = try value(depth: 0)
    skipBlanks()
    guard position == end else { throw error(.trailingBytes) }
    return value
  }

  private var peek: UInt8? {
    position < end ? bytes[position] : nil
  }

  private func error(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    JSONSyntaxError(reason: reason, offset: position)
  }

  // What stands here and should not.
  private var surprise: JSONSyntaxError {
    error(peek.map { .unexpectedByte($0) } ?? .unexpectedEnd)
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(JSONSyntaxError) {
    guard peek == byte else { throw surprise }
    position += 1
  }

  // value = false / null / true / object / array / number / string
  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): return try number()
    default: throw surprise
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
    return value
  }

  // object = "{" [ string ":" value *( "," string ":" value ) ] "}"
  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSON {
    guard depth < depthLimit else { throw error(.tooDeep(limit: depthLimit)) }
    position += 1
    skipBlanks()
    var members: [JSONObject.Member] = []
    if peek == UInt8(ascii: "}") {
      position += 1
      return .object(JSONObject())
    }
    while true {
      guard peek == UInt8(ascii: "\"") else { throw surprise }
      let name = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      skipBlanks()
      members.append(JSONObject.Member(name, try value(depth: depth + 1)))
      skipBlanks()
      if peek == UInt8(ascii: ",") {
        position += 1
        skipBlanks()
      } else {
        try expect(UInt8(ascii: "}"))
        return .object(JSONObject(members))
      }
    }
  }

  // array = "[" [ value *( "," value ) ] "]"
  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSON {
    guard depth < depthLimit else { throw error(.tooDeep(limit: depthLimit)) }
    position += 1
    skipBlanks()
    var elements: [JSON] = []
    if peek == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if peek == UInt8(ascii: ",") {
        position += 1
        skipBlanks()
      } else {
        try expect(UInt8(ascii: "]"))
        return .array(elements)
      }
    }
  }

  // number = [ "-" ] int [ "." 1*DIGIT ] [ ("e" / "E") [ "-" / "+" ] 1*DIGIT ]
  private mutating func number() throws(JSONSyntaxError) -> JSON {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") {
      position += 1
      if let byte = peek, byte.isDigit { throw error(.invalidNumber) }
    } else {
      try digits()
    }
    if peek == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+") { position += 1 }
      try digits()
    }
    return .number(JSONNumber(checked: String(decoding: bytes[start..<position], as: UTF8.self)))
  }

  private mutating func digits() throws(JSONSyntaxError) {
    guard let first = peek, first.isDigit else { throw error(.invalidNumber) }
    while let byte = peek, byte.isDigit { position += 1 }
  }

  // Reads from the opening quote to past the closing one.
  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    let start = position
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        let text = String(validating: bytes[start..<position], as: UTF8.self)
        guard let text else { throw JSONSyntaxError(reason: .invalidUTF8, offset: start) }
        position += 1
        return text
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw error(.unescapedControlCharacter)
      default: position += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
    var plain = Array(bytes[start..<position])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: plain, as: UTF8.self) else {
          throw JSONSyntaxError(reason: .invalidUTF8, offset: start)
        }
        position += 1
        return text
      case UInt8(ascii: "\\"): try escape(into: &plain)
      case 0..<0x20: throw error(.unescapedControlCharacter)
      default:
        plain.append(byte)
        position += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape(into plain: inout [UInt8]) throws(JSONSyntaxError) {
    let start = position
    position += 1
    guard let letter = peek else { throw error(.unexpectedEnd) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(letter)
    case UInt8(ascii: "b"): plain.append(0x08)
    case UInt8(ascii: "f"): plain.append(0x0c)
    case UInt8(ascii: "n"): plain.append(0x0a)
    case UInt8(ascii: "r"): plain.append(0x0d)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = try unicodeEscape() else {
        throw JSONSyntaxError(reason: .invalidEscape, offset: start)
      }
      plain.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    default: throw JSONSyntaxError(reason: .invalidEscape, offset: start)
    }
  }

  // The scalar after `\u`, or nil for half of a surrogate pair: a Swift string cannot hold one.
  private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar? {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xd800..<0xdc00).contains(first), peek == UInt8(ascii: "\\") else { return nil }
    position += 1
    guard peek == UInt8(ascii: "u") else { return nil }
    position += 1
    let second = try fourHexDigits()
    guard (0xdc00..<0xe000).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
  }

  private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw error(.unexpectedEnd) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error(.invalidEscape) }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

extension UInt8 {
  var isDigit: Bool {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }
}
