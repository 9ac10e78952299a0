extension XMLReader {
  /// An attribute as written.
  private struct Field {
    let name: QualifiedName
    let value: String
    let valueStart: Int

    /// The prefix that the attribute declares; nil for other attributes.
    var declaredPrefix: String? {
      if name.prefix == "xmlns" { return name.localName }
      return name.prefix.isEmpty && name.localName == "xmlns" ? "" : nil
    }
  }

  /// `"<" name { blanks attribute } [ blanks ] ( ">" | "/>" )`
  mutating func readStartTag() throws {
    let start = index
    index += 1
    let name = try readQualifiedName()
    guard open.count < XContainer.deepest - 1 else {
      throw failure("Elements are nested more than \(XContainer.deepest - 1) deep.", at: start + 1)
    }
    let fields = try readFields()
    let isClosed = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosed { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { throw unexpected("'>'", at: index) }
    index += 1

    let outer = prefixes.count
    for field in fields { try declare(field) }
    let namespace = try namespace(of: name.prefix, at: name.range.lowerBound)
    let element = XElement(self.name(name.localName, in: namespace))
    try addFields(fields, to: element)
    try add(element, at: start)
    let keeps = try keepsBlanks(fields)
    if isClosed {
      prefixes.removeLast(prefixes.count - outer)
      return
    }
    open.append(Open(element: element, name: name.range, prefixes: outer, keepsBlanks: keeps))
  }

  /// Whether white space alone is content of an element, as its `xml:space` or that around it says.
  private func keepsBlanks(_ fields: [Field]) throws -> Bool {
    let space = fields.first { $0.name.prefix == "xml" && $0.name.localName == "space" }
    switch space?.value {
    case "preserve": return true
    case "default": return false
    case nil: return open.last?.keepsBlanks ?? keepsBlanks
    case let value?:
      throw failure(
        "'\(value)' is an invalid xml:space value.", at: space?.name.range.lowerBound ?? index)
    }
  }

  private mutating func readFields() throws -> [Field] {
    var fields: [Field] = []
    while true {
      let end = index
      skipBlanks()
      guard index < bytes.count else { throw endOfFile(at: index) }
      if bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/") { return fields }
      if index == end {
        guard !fields.isEmpty else { throw strangeCharacter(at: index, inName: true) }
        guard scalar(at: index).startsXMLName else { throw strangeCharacter(at: index, inName: false) }
        throw failure("'\(token(at: index))' is an unexpected token. Expecting white space.", at: index)
      }
      let name = try readQualifiedName()
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { throw unexpected("'='", at: index) }
      index += 1
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
      else {
        throw unexpected("'\"' or '''", at: index)
      }
      let valueStart = index + 1
      fields.append(Field(name: name, value: try readAttributeValue(), valueStart: valueStart))
      try count(at: name.range.lowerBound)
    }
  }

  /// Brings the prefix that an attribute declares into scope.
  private mutating func declare(_ field: Field) throws {
    guard let prefix = field.declaredPrefix else { return }
    let place = field.name.range.lowerBound
    let isXML = field.value == XNamespace.xml.name
    switch prefix {
    case "xml" where !isXML:
      throw failure(
        "Prefix \"xml\" is reserved for use by XML and can be mapped only to namespace name "
          + "\"\(XNamespace.xml.name)\".", at: place)
    case "xml": return
    case "xmlns": throw failure("Prefix \"xmlns\" is reserved for use by XML.", at: place)
    case _ where isXML || field.value == XNamespace.xmlns.name:
      throw failure(
        "Prefix '\(prefix)' cannot be mapped to namespace name reserved for \"xml\" or \"xmlns\".",
        at: field.valueStart)
    case _ where field.value.isEmpty && !prefix.isEmpty:
      throw failure("Invalid namespace declaration.", at: field.valueStart - 1)
    case _ where prefixes.count >= Self.mostPrefixes:
      throw failure("More than \(Self.mostPrefixes) prefixes are declared.", at: place)
    default: prefixes.append((prefix, field.value.isEmpty ? .none : XNamespace(field.value)))
    }
  }

  private mutating func addFields(_ fields: [Field], to element: XElement) throws {
    var seen: Set<XName> = []
    for field in fields {
      let place = field.name.range.lowerBound
      // A name without a prefix is in no namespace, whatever the default.
      let namespace = field.name.prefix.isEmpty ? .none : try namespace(of: field.name.prefix, at: place)
      let name = self.name(field.name.localName, in: namespace)
      guard fields.count == 1 || seen.insert(name).inserted else {
        throw failure("'\(text(field.name.range))' is a duplicate attribute name.", at: place)
      }
      element.hold(XAttribute(name, field.value))
    }
  }

  /// `"</" name [ blanks ] ">"`
  mutating func readEndTag() throws {
    let start = index + 2
    guard let last = open.last else { throw failure("Unexpected end tag.", at: start) }
    index = start
    guard index < bytes.count else { throw endOfFile(at: index) }
    let name = try readQualifiedName()
    guard bytes[name.range].elementsEqual(bytes[last.name]) else {
      let place = failure("", at: last.name.lowerBound).object.message
      let shown = place.dropFirst(" Line ".count).dropLast().replacing(", position", with: " position")
      throw failure(
        "The '\(text(last.name))' start tag on line \(shown) does not match the end tag of "
          + "'\(text(name.range))'.", at: start)
    }
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { throw unexpected("'>'", at: index) }
    index += 1
    open.removeLast()
    prefixes.removeLast(prefixes.count - last.prefixes)
    if last.element.first == nil { try last.element.appendText("") }
  }
}
