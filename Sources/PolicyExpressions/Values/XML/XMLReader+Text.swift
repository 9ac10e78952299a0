extension XMLReader {
  /// Characters up to the next markup.
  mutating func readText() throws {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    guard let open = open.last else {
      if let wrong = bytes[start..<index].firstIndex(where: { !$0.isXMLBlank }) {
        throw failure("Data at the root level is invalid.", at: wrong)
      }
      if keepsBlanks { try add(XText(try decoded(start..<index)), at: start) }
      return
    }
    let text = try decoded(start..<index)
    guard open.keepsBlanks || !text.isXMLBlank else { return }
    try count(at: start)
    try open.element.appendText(text)
  }

  /// `quote value quote`; the position is at the quote.
  mutating func readAttributeValue() throws -> String {
    let quote = bytes[index]
    let start = index + 1
    guard let end = bytes[start...].firstIndex(where: { $0 == quote || $0 == UInt8(ascii: "<") }) else {
      throw failure("There is an unclosed literal string.", at: bytes.count)
    }
    let value = try decoded(start..<end, inAttribute: true)
    guard bytes[end] == quote else {
      throw failure("'<', hexadecimal value 0x3C, is an invalid attribute character.", at: end)
    }
    index = end + 1
    return value
  }

  /// The characters of a range: references resolved, line ends as LF, and in attributes as blanks.
  func decoded(_ range: Range<Int>, inAttribute: Bool = false) throws -> String {
    if !inAttribute { try refuseSectionEnd(in: range) }
    try refuseInvalidCharacters(in: range)
    let isPlain = !bytes[range].contains {
      $0 == UInt8(ascii: "&") || $0 == 0x0D || (inAttribute && $0 < 0x20)
    }
    if isPlain { return text(range) }
    var characters: [UInt8] = []
    characters.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte == UInt8(ascii: "&") {
        let (scalar, end) = try reference(at: place)
        characters += String(scalar).utf8
        place = end
        continue
      }
      place += 1
      let isPair = byte == 0x0D && place < range.upperBound && bytes[place] == 0x0A
      if isPair { continue }
      switch byte {
      case 0x09, 0x0A, 0x0D: characters.append(inAttribute ? 0x20 : byte == 0x0D ? 0x0A : byte)
      default: characters.append(byte)
      }
    }
    return String(decoding: characters, as: UTF8.self)
  }

  private func refuseSectionEnd(in range: Range<Int>) throws {
    var from = range.lowerBound
    while let place = bytes[from..<range.upperBound].firstIndex(of: UInt8(ascii: ">")) {
      if place >= range.lowerBound + 2, bytes[place - 1] == UInt8(ascii: "]"),
        bytes[place - 2] == UInt8(ascii: "]")
      {
        throw failure("']]>' is not allowed in character data.", at: place - 2)
      }
      from = place + 1
    }
  }

  /// Characters that XML does not allow: controls, and U+FFFE and U+FFFF.
  func refuseInvalidCharacters(in range: Range<Int>) throws {
    for place in range {
      let byte = bytes[place]
      let isControl = byte < 0x20 && !byte.isXMLBlank
      let isNoCharacter =
        byte == 0xEF && place + 2 < bytes.count && bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE
      if isControl || isNoCharacter { throw invalidCharacter(scalar(at: place), at: place) }
    }
  }

  /// `&name;`, `&#number;` or `&#xnumber;`: the character, and where the reference ends.
  private func reference(at start: Int) throws -> (Unicode.Scalar, end: Int) {
    let isNumber = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "#")
    if isNumber { return try numericReference(at: start) }
    var end = start + 1
    while end < bytes.count, scalar(at: end).continuesXMLName { end += String(scalar(at: end)).utf8.count }
    guard end > start + 1, scalar(at: start + 1).startsXMLName else {
      throw failure("An error occurred while parsing EntityName.", at: start + 1)
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { throw unexpected("';'", at: end) }
    let name = text(start + 1..<end)
    guard let scalar = Self.entities[name] else {
      throw failure("Reference to undeclared entity '\(name)'.", at: start + 1)
    }
    return (scalar, end + 1)
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  private func numericReference(at start: Int) throws -> (Unicode.Scalar, end: Int) {
    let isHexadecimal = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "x")
    let first = start + (isHexadecimal ? 3 : 2)
    var end = first
    var number: UInt32 = 0
    while end < bytes.count, let digit = bytes[end].hexDigit, isHexadecimal || digit < 10 {
      // Beyond the last character the number says no more.
      number = min(number &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      end += 1
    }
    guard end > first, end < bytes.count, bytes[end] == UInt8(ascii: ";") else {
      let kind = isHexadecimal ? "hexadecimal" : "decimal"
      throw failure("Invalid syntax for a \(kind) numeric entity reference.", at: end)
    }
    guard let scalar = Unicode.Scalar(number), scalar.isXMLCharacter else {
      throw invalidCharacter(Unicode.Scalar(number) ?? "\u{FFFD}", at: first)
    }
    return (scalar, end + 1)
  }
}
