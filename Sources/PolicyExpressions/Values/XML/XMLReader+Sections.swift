extension XMLReader {
  /// `"<?xml" version [ encoding ] [ standalone ] "?>"` at the very beginning.
  mutating func readDeclaration() throws {
    guard follows("<?xml"), index + 5 < bytes.count,
      bytes[index + 5].isXMLBlank || bytes[index + 5] == UInt8(ascii: "?")
    else { return }
    index += 5
    var values: [String: String] = [:]
    let allowed = ["version", "encoding", "standalone"]
    var next = 0
    while true {
      let end = index
      skipBlanks()
      if follows("?>") { break }
      guard index < bytes.count else { throw unfinished("XmlDecl", at: index) }
      guard index > end else { throw unexpected("'?>'", at: index) }
      let start = index
      guard bytes[index] != UInt8(ascii: ">") else { throw unexpected("'?>'", at: index) }
      let name = text(try readName())
      guard let place = allowed.firstIndex(of: name), place >= next, next > 0 || place == 0 else {
        throw wrongDeclaration(at: start)
      }
      next = place + 1
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { throw unexpected("'='", at: index) }
      index += 1
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
      else {
        throw unexpected("'\"' or '''", at: index)
      }
      let valueStart = index + 1
      let value = try readAttributeValue()
      try check(value, of: name, at: valueStart)
      values[name] = value
    }
    guard let version = values["version"] else { throw wrongDeclaration(at: index) }
    index += 2
    document.declaration = XDeclaration(
      version: version, encoding: values["encoding"], standalone: values["standalone"])
  }

  private func wrongDeclaration(at offset: Int) -> NetException {
    failure("Syntax for an XML declaration is invalid.", at: offset)
  }

  private func check(_ value: String, of name: String, at offset: Int) throws {
    switch name {
    case "version" where value != "1.0":
      throw failure("Version number '\(value)' is invalid.", at: offset)
    case "standalone" where value != "yes" && value != "no": throw wrongDeclaration(at: offset)
    case "encoding":
      let first = value.unicodeScalars.first
      guard first?.isASCII == true, first?.properties.isAlphabetic == true,
        value.utf8.allSatisfy({
          $0 < 0x80 && ($0.startsIdentifier || $0.isDigit || $0 == 0x2D || $0 == 0x2E)
        })
      else { throw wrongDeclaration(at: offset) }
    default: break
    }
  }

  /// `"<!--" text "-->"`
  mutating func readComment() throws {
    let start = index
    index += 4
    guard let end = find("--", from: index) else { throw unfinished("Comment", at: start + 4) }
    guard end + 2 < bytes.count, bytes[end + 2] == UInt8(ascii: ">") else {
      throw failure("An XML comment cannot contain '--', and '-' cannot be the last character.", at: end)
    }
    let content = try content(index..<end)
    index = end + 3
    try add(XComment(content), at: start)
  }

  /// `"<![CDATA[" text "]]>"`
  mutating func readCDATA() throws {
    let start = index
    index += 9
    guard let end = find("]]>", from: index) else { throw unfinished("CDATA", at: bytes.count) }
    let content = try content(index..<end)
    index = end + 3
    try add(XCData(content), at: start)
  }

  /// `"<?" name [ blanks text ] "?>"`
  mutating func readInstruction() throws {
    let start = index
    index += 2
    let target = text(try readName())
    if target == "xml" {
      throw failure(
        "Unexpected XML declaration. The XML declaration must be the first node in the document, and no white "
          + "space characters are allowed to appear before it.", at: start + 2)
    }
    if target.lowercased() == "xml" {
      throw failure("'\(target)' is an invalid name for processing instructions.", at: start + 2)
    }
    guard follows("?>") || index >= bytes.count || bytes[index].isXMLBlank else {
      throw strangeCharacter(at: index, inName: true)
    }
    guard let end = find("?>", from: index) else { throw unfinished("PI", at: bytes.count) }
    skipBlanks()
    let data = try content(min(index, end)..<end)
    index = end + 2
    try add(XProcessingInstruction(target, data), at: start)
  }

  private func find(_ mark: String, from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    guard let first = mark.first else { return nil }
    var from = start
    while let place = bytes[from...].firstIndex(of: first) {
      if bytes[place...].starts(with: mark) { return place }
      from = place + 1
    }
    return nil
  }

  /// Characters that hold no references, with line ends as LF.
  private func content(_ range: Range<Int>) throws -> String {
    try refuseInvalidCharacters(in: range)
    guard bytes[range].contains(0x0D) else { return text(range) }
    var characters: [UInt8] = []
    for place in range {
      if bytes[place] != 0x0D {
        characters.append(bytes[place])
      } else if place + 1 == range.upperBound || bytes[place + 1] != 0x0A {
        characters.append(0x0A)
      }
    }
    return String(decoding: characters, as: UTF8.self)
  }
}
