extension MarkupReader {
  /// How many attributes an element may have; no policy knows more than 20.
  private static let maximumAttributes = 100

  /// Reads what follows the name in a start tag, and returns whether the tag closes itself.
  mutating func readAttributes(of element: inout Element) throws(Failure) -> Bool {
    while true {
      let afterPrevious = position
      skipBlanks()
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        return false
      }
      if follows("/>") {
        position += 2
        return true
      }
      let start = position
      let name = readName()
      guard !name.isEmpty, start > afterPrevious else { throw junk(at: start, in: element) }
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
        if format == .xml { throw .notWellFormed }
        throw wrong(
          start, "the attribute \(name) has no value", hint: "an attribute is written \(name)=\"value\"")
      }
      position += 1
      skipBlanks()
      guard position < bytes.count,
        bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
      else {
        throw wrong(position, "the value of \(name) has no quote before it", hint: "write \(name)=\"value\"")
      }
      let quote = bytes[position]
      position += 1
      let (value, offset) = try readAttributeValue(quote, of: name, in: element.name)
      if element.attributes.count == Self.maximumAttributes {
        throw wrong(start, "<\(element.name)> has more than \(Self.maximumAttributes) attributes")
      }
      if element.attributes.contains(where: { $0.name == name }) {
        throw wrong(start, "the attribute \(name) is given twice")
      }
      element.attributes.append(
        Element.Attribute(name: name, offset: start, valueOffset: offset, value: value))
    }
    throw wrong(element.offset, "the tag <\(element.name)> does not end", hint: "> was expected")
  }

  private func junk(at offset: Int, in element: Element) -> Failure {
    if format == .xml { return .notWellFormed }
    let hint =
      element.attributes.last.map {
        "is there a quote inside the value of \($0.name)? Only an expression, @(...) or @{...}, may hold one"
      }
    return wrong(offset, "an attribute, > or /> was expected in <\(element.name)>", hint: hint)
  }

  // The value and the offset where it begins; the position is after the opening quote.
  private mutating func readAttributeValue(
    _ quote: UInt8, of name: String, in element: String
  ) throws(Failure) -> (SourceText, Int) {
    let start = position
    skipBlanks()
    if format == .rawxml, isExpressionStart(at: position) {
      let offset = position
      let value = try readExpression(at: position)
      skipBlanks()
      guard position < bytes.count, bytes[position] == quote else {
        throw wrong(
          position, "the value of \(name) goes on after its expression",
          hint: "an expression is the whole value or no part of it")
      }
      position += 1
      return (value, offset)
    }
    position = start
    while position < bytes.count {
      if let value = document.value(at: position) {
        position = value.upperBound
      } else if bytes[position] == quote {
        break
      } else if format == .xml, bytes[position] == UInt8(ascii: "<") {
        throw .notWellFormed
      } else {
        position += 1
      }
    }
    guard position < bytes.count else {
      if format == .xml { throw .notWellFormed }
      throw wrong(
        start - 1, "the value of \(name) does not end",
        hint: "\(Character(UnicodeScalar(quote))) was expected")
    }
    var value = SourceText()
    try appendDecoded(start..<position, to: &value)
    if element == "rewrite-uri", name == "template" { regions.routeTemplates.append(start..<position) }
    position += 1
    let trimmed = value.trimmed
    guard trimmed.beginsAsExpression else { return (value, start) }
    value = trimmed
    try requireWholeExpression(&value)
    regions.expressions.append(start..<position - 1)
    return (value, value.documentOffset(of: 0))
  }
}
