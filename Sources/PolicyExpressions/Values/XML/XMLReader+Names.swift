extension XMLReader {
  /// A name as written: its prefix, which may be empty, and the name proper.
  struct QualifiedName {
    let range: Range<Int>
    let prefix: String
    let localName: String
  }

  /// `[ prefix ":" ] name`
  mutating func readQualifiedName() throws -> QualifiedName {
    let start = index
    let first = try readName()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
      return QualifiedName(range: start..<index, prefix: "", localName: text(first))
    }
    index += 1
    let second = try readName()
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      throw strangeCharacter(at: index, inName: true)
    }
    return QualifiedName(range: start..<index, prefix: text(first), localName: text(second))
  }

  /// A name without a colon.
  mutating func readName() throws -> Range<Int> {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        let scalar = Unicode.Scalar(byte)
        guard index == start ? scalar.startsXMLName : scalar.continuesXMLName else { break }
        index += 1
      } else {
        let scalar = scalar(at: index)
        guard index == start ? scalar.startsXMLName : scalar.continuesXMLName else { break }
        index += String(scalar).utf8.count
      }
    }
    guard index > start else {
      guard index < bytes.count else { throw unfinished("Name", at: index) }
      throw strangeCharacter(at: index, inName: false)
    }
    return start..<index
  }

  /// The namespace of a prefix.
  func namespace(of prefix: String, at offset: Int) throws -> XNamespace {
    for declared in prefixes.reversed() where declared.prefix == prefix { return declared.namespace }
    guard prefix.isEmpty else { throw failure("'\(prefix)' is an undeclared prefix.", at: offset) }
    return .none
  }
}
