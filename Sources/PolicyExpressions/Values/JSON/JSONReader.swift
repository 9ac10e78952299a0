/// Reads JSON text with the liberties Newtonsoft takes.
struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private let readsDates: Bool
  /// Where the value being read stands, for messages.
  private var place: [Place] = []

  private enum Place {
    case name(String)
    case element(Int)
  }

  /// How deep arrays and objects may stand in one another; Newtonsoft 13's own limit.
  static let deepest = 64

  init(_ text: String, readsDates: Bool = true) {
    bytes = Array(text.utf8)
    self.readsDates = readsDates
  }

  /// One value and nothing after it.
  mutating func document(for type: String = "JToken") throws -> JToken {
    try skipBlanks()
    guard peek() != nil else {
      throw NetException(
        "JsonReaderException", "Error reading \(type) from JsonReader. Path '', line 0, position 0.")
    }
    let token = try value()
    try skipBlanks()
    if peek() != nil {
      throw failure("Additional text encountered after finished reading JSON content: \(character())")
    }
    return token
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    index + ahead < bytes.count ? bytes[index + ahead] : nil
  }

  private func character() -> String {
    String(String(decoding: bytes[index...].prefix(16), as: UTF8.self).prefix(1))
  }

  /// The path to the value being read, or to the one around it.
  private func path(to place: some Sequence<Place>) -> String {
    place.reduce(into: "") { path, place in
      switch place {
      case .name(let name): path += path.isEmpty ? name : ".\(name)"
      case .element(let index): path += "[\(index)]"
      }
    }
  }

  private func failure(_ message: String, outside: Bool = false) -> NetException {
    let path = path(to: place.dropLast(outside ? 1 : 0))
    let before = bytes[..<min(index, bytes.count)]
    // Newtonsoft counts lines from the first character it has taken.
    let line = before.isEmpty ? 0 : 1 + before.count { $0 == 0x0A }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return NetException(
      "JsonReaderException", "\(message). Path '\(path)', line \(line), position \(before.count - start).")
  }

  private var ended: NetException {
    failure("Unexpected end of content while loading JObject")
  }

  private mutating func skipBlanks() throws {
    while let byte = peek() {
      if byte.isBlank || byte == 0x0B || byte == 0x0C {
        index += 1
      } else if byte == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF {
        index += 3
      } else if byte == 0xC2, peek(1) == 0xA0 {
        index += 2
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let byte = peek(), byte != 0x0A { index += 1 }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        index += 2
        while !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) {
          guard peek() != nil else { throw failure("Unexpected end while parsing comment") }
          index += 1
        }
        index += 2
      } else {
        return
      }
    }
  }

  private mutating func value() throws -> JToken {
    guard let byte = peek() else { throw ended }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else {
        throw failure("The reader's MaxDepth of \(Self.deepest) has been exceeded")
      }
      return byte == UInt8(ascii: "{") ? try object() : try array()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try string()
      return JValue((readsDates ? JSONDate.read(text) : nil) ?? .string(text))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): return try number()
    default: return try word()
    }
  }

  private static let words: [(String, Constant)] = [
    ("true", .bool(true)), ("false", .bool(false)), ("null", .null), ("undefined", .null),
    ("NaN", .double(.nan)),
    ("Infinity", .double(.infinity)), ("-Infinity", .double(-.infinity)),
  ]

  private mutating func word() throws -> JToken {
    for (word, value) in Self.words where bytes[index...].starts(with: word.utf8) {
      let next = peek(word.utf8.count)
      guard next.map({ !$0.startsIdentifier && !$0.isDigit }) ?? true else { break }
      index += word.utf8.count
      return JValue(value.value)
    }
    throw failure("Unexpected character encountered while parsing value: \(character())")
  }

  private mutating func object() throws -> JToken {
    let object = JObject()
    index += 1
    while true {
      try skipBlanks()
      guard let byte = peek() else { throw ended }
      if byte == UInt8(ascii: "}") {
        index += 1
        return object
      }
      let name =
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? try string() : try bareName()
      place.append(.name(name))
      try skipBlanks()
      guard peek() == UInt8(ascii: ":") else {
        guard peek() != nil else { throw ended }
        throw failure(
          "Invalid character after parsing property name. Expected ':' but got: \(character())", outside: true
        )
      }
      index += 1
      try skipBlanks()
      try object.set(name, value())
      let goesOn = try comma(or: UInt8(ascii: "}"))
      place.removeLast()
      if !goesOn { return object }
    }
  }

  private mutating func array() throws -> JToken {
    let array = JArray()
    index += 1
    while true {
      try skipBlanks()
      guard let byte = peek() else { throw ended }
      if byte == UInt8(ascii: "]") {
        index += 1
        return array
      }
      place.append(.element(array.count))
      try array.add(value())
      let goesOn = try comma(or: UInt8(ascii: "]"))
      place.removeLast()
      if !goesOn { return array }
    }
  }

  /// After a value: true for a comma, false for the closing bracket.
  private mutating func comma(or closing: UInt8) throws -> Bool {
    try skipBlanks()
    guard let byte = peek() else { throw ended }
    if byte == UInt8(ascii: ",") || byte == closing {
      index += 1
      return byte != closing
    }
    throw failure("After parsing a value an unexpected character was encountered: \(character())")
  }

  private mutating func bareName() throws -> String {
    let start = index
    while let byte = peek(), byte.startsIdentifier || byte.isDigit || byte == UInt8(ascii: "$") { index += 1 }
    guard index > start else {
      throw failure("Invalid property identifier character: \(character())")
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func string() throws -> String {
    let quote = bytes[index]
    index += 1
    let start = index
    while let byte = peek(), byte != quote, byte != UInt8(ascii: "\\") { index += 1 }
    if peek() == quote {
      index += 1
      return String(decoding: bytes[start..<index - 1], as: UTF8.self)
    }
    var text = Array(bytes[start..<index])
    while let byte = peek() {
      index += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(byte)
      }
    }
    throw failure("Unterminated string. Expected delimiter: \(Character(Unicode.Scalar(quote)))")
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    guard let byte = peek() else { throw failure("Unexpected end while parsing unicode character") }
    index += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if UTF16.isLeadSurrogate(units[0]), peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
        index += 2
        units.append(try unit())
      }
      text += Array(String(decoding: units, as: UTF16.self).utf8)
    default:
      throw failure("Bad JSON escape sequence: \\\(Character(Unicode.Scalar(byte)))")
    }
  }

  private mutating func unit() throws -> UInt16 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = peek()?.hexDigit else {
        throw failure("Unexpected end while parsing unicode character")
      }
      value = value &* 16 &+ digit
      index += 1
    }
    return UInt16(truncatingIfNeeded: value)
  }

  private mutating func number() throws -> JToken {
    if bytes[index...].starts(with: "-Infinity".utf8) {
      index += 9
      return JValue(.double(-.infinity))
    }
    let start = index
    while let byte = peek(),
      byte.isDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) || byte.hexDigit != nil
        || byte | 0x20 == 0x78
    {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if text.hasPrefix("0x") || text.hasPrefix("0X"), let whole = Int64(text.dropFirst(2), radix: 16) {
      return JValue(.long(whole))
    }
    if let whole = Int64(text) { return JValue(.long(whole)) }
    if text.utf8.contains(where: { [0x2E, 0x45, 0x65].contains($0) }),
      let real = Double(text.hasPrefix(".") ? "0" + text : text)
    {
      return JValue(.double(real))
    }
    if text.dropFirst(text.hasPrefix("-") ? 1 : 0).utf8.allSatisfy(\.isDigit), text != "-",
      let real = Double(text)
    {
      // Newtonsoft makes a BigInteger of it; a double is the nearest we have.
      return JValue(.double(real))
    }
    throw failure("Input string '\(text)' is not a valid number")
  }
}
