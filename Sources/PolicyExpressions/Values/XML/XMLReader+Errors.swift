extension XMLReader {
  /// An `XmlException` that says where, in its own words: lines and UTF-16 units from 1.
  func failure(_ message: String, at offset: Int) -> NetException {
    var line = 1
    var start = 0
    let end = min(offset, bytes.count)
    for place in 0..<end {
      let isBreak =
        bytes[place] == 0x0A
        || (bytes[place] == 0x0D && (place + 1 >= bytes.count || bytes[place + 1] != 0x0A))
      if isBreak {
        line += 1
        start = place + 1
      }
    }
    let position = 1 + String(decoding: bytes[start..<end], as: UTF8.self).utf16.count
    return NetException("XmlException", "\(message) Line \(line), position \(position).")
  }

  /// The text ended inside something.
  func unfinished(_ what: String, at offset: Int) -> NetException {
    failure("Unexpected end of file while parsing \(what) has occurred.", at: offset)
  }

  func unexpected(_ expected: String, at offset: Int) -> NetException {
    guard offset < bytes.count else { return endOfFile(at: offset) }
    return failure(
      "'\(token(at: offset))' is an unexpected token. The expected token is \(expected).", at: offset)
  }

  /// The name at an offset, or the character there.
  func token(at offset: Int) -> String {
    var reader = self
    reader.index = offset
    return (try? reader.readName()).map(text) ?? character(at: offset)
  }

  /// A character where a name goes on, or where one should begin.
  func strangeCharacter(at offset: Int, inName: Bool) -> NetException {
    let what = "'\(character(at: offset))' character, hexadecimal value \(scalar(at: offset).xmlHexadecimal)"
    return failure(
      inName ? "The \(what), cannot be included in a name." : "Name cannot begin with the \(what).",
      at: offset)
  }

  /// The text ended inside a tag.
  func endOfFile(at offset: Int) -> NetException {
    let names = open.reversed().map { text($0.name) }.joined(separator: ", ")
    return failure(
      "Unexpected end of file has occurred. The following elements are not closed: \(names).", at: offset)
  }

  func invalidCharacter(_ scalar: Unicode.Scalar, at offset: Int) -> NetException {
    let shown = scalar.value == 0 ? "." : String(Character(scalar))
    return failure(
      "'\(shown)', hexadecimal value \(scalar.xmlHexadecimal), is an invalid character.", at: offset)
  }

  /// The character at an offset; U+FFFD beyond the end.
  func scalar(at offset: Int) -> Unicode.Scalar {
    guard offset < bytes.count else { return "\u{FFFD}" }
    return String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
      ?? "\u{FFFD}"
  }

  func character(at offset: Int) -> String {
    String(Character(scalar(at: offset)))
  }
}
