import PolicyExpressions

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

  /// Reads the content of an element that keeps it as text, and its end tag.
  mutating func readContent(of element: inout Element) throws(Failure) {
    let start = position
    let first = skippingBlanksAndComments(from: start)
    if format == .rawxml, isExpressionStart(at: first) {
      element.text = try readExpression(at: first)
      position = skippingBlanksAndComments(from: position)
      guard follows("</") else {
        throw wrong(position, "there is text after the expression", hint: "</\(element.name)> was expected")
      }
      _ = try readEndTagName(closing: element)
      return
    }
    let (end, hasMarkup) = try contentEnd(of: element)
    if hasMarkup {
      // A document inside the document: its entities belong to it.
      element.text.append(start..<end, of: document)
      if format == .xml, element.text.trimmed.beginsAsExpression { throw .notWellFormed }
    } else {
      position = start
      while position < end {
        let next = follows("<![CDATA[") ? try self.end(of: "]]>", "the CDATA section") : textEnd(before: end)
        if follows("<![CDATA[") {
          element.text.append(position + 9..<next - 3, of: document)
        } else {
          try appendDecoded(position..<next, to: &element.text)
        }
        position = next
      }
      try classifyText(of: &element)
    }
    if element.text.isExpression {
      regions.expressions.append(start..<end)
    } else if element.attributes.contains(where: { $0.name == "template" && $0.value.text == "liquid" }) {
      regions.liquid.append(start..<end)
    }
    position = end
    _ = try readEndTagName(closing: element)
  }

  private mutating func readEndTagName(closing element: Element) throws(Failure) -> String {
    let start = position
    let name = try readEndTagName()
    guard name == element.name else {
      throw wrong(
        start, "</\(name)> does not close <\(element.name)>", hint: "</\(element.name)> was expected")
    }
    return name
  }

  private func textEnd(before end: Int) -> Int {
    var next = position + 1
    while next < end, !follows("<![CDATA[", at: next) { next += 1 }
    return next
  }

  // Where the element's own end tag begins, and whether elements or comments come before it.
  private func contentEnd(of element: Element) throws(Failure) -> (end: Int, hasMarkup: Bool) {
    var reader = self
    var depth = 0
    var hasMarkup = false
    while reader.position < bytes.count {
      if let value = document.value(at: reader.position) {
        reader.position = value.upperBound
      } else if bytes[reader.position] != UInt8(ascii: "<") {
        reader.position += 1
      } else if reader.follows("<!--") {
        hasMarkup = true
        reader.position = try reader.end(of: "-->", "the comment")
      } else if reader.follows("<![CDATA[") {
        reader.position = try reader.end(of: "]]>", "the CDATA section")
      } else if reader.follows("</") {
        let start = reader.position
        reader.position += 2
        if reader.readName() == element.name {
          if depth == 0 { return (start, hasMarkup) }
          depth -= 1
        }
      } else if reader.isTagStart(at: reader.position) {
        hasMarkup = true
        reader.position += 1
        if reader.readName() == element.name, !reader.skipTag() { depth += 1 }
      } else {
        if format == .xml { throw .notWellFormed }
        hasMarkup = hasMarkup || reader.follows("<?")
        reader.position += 1
      }
    }
    throw wrong(element.offset, "<\(element.name)> is not closed", hint: "</\(element.name)> was expected")
  }

  // Moves to the end of a tag and tells whether it closes itself.
  private mutating func skipTag() -> Bool {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
    return position > start && bytes[position - 1] == UInt8(ascii: "/")
  }

  // MARK: Expressions

  /// Whether a policy expression begins at an offset.
  func isExpressionStart(at offset: Int) -> Bool { follows("@(", at: offset) || follows("@{", at: offset) }

  /// Reads an expression that stands as it is.
  mutating func readExpression(at start: Int) throws(Failure) -> SourceText {
    guard let end = ExpressionScanner.endOfExpression(in: bytes, at: start) else {
      throw wrong(start, "the expression does not end", hint: "a bracket or a quote in it is not closed")
    }
    var text = SourceText()
    text.append(start..<end, of: document)
    text.isExpression = true
    regions.expressions.append(start..<end)
    position = end
    return text
  }

  /// Marks an element's text as an expression when it is written as one.
  func classifyText(of element: inout Element) throws(Failure) {
    guard !element.text.isExpression else { return }
    var trimmed = element.text.trimmed
    guard trimmed.beginsAsExpression else { return }
    try requireWholeExpression(&trimmed)
    element.text = trimmed
  }

  // A trimmed text that begins as an expression must be one to its end.
  private func requireWholeExpression(_ value: inout SourceText) throws(Failure) {
    let text = Array(value.text.utf8)
    guard ExpressionScanner.endOfExpression(in: text, at: 0) == text.count else {
      if format == .xml { throw .notWellFormed }
      throw wrong(value.documentOffset(of: 0), "the expression does not end where its value ends")
    }
    value.isExpression = true
  }

  // MARK: Entities

  /// Appends literal text with its entities decoded.
  func appendDecoded(_ range: Range<Int>, to text: inout SourceText) throws(Failure) {
    var copied = range.lowerBound
    var next = range.lowerBound
    while next < range.upperBound {
      guard bytes[next] == UInt8(ascii: "&"), document.value(at: next) == nil else {
        next += 1
        continue
      }
      guard let (scalar, length) = Self.entity(bytes[next..<range.upperBound]) else {
        if format == .xml { throw .notWellFormed }
        next += 1
        continue
      }
      text.append(copied..<next, of: document)
      text.append(scalar, at: next)
      next += length
      copied = next
    }
    text.append(copied..<range.upperBound, of: document)
  }

  /// The character that an entity at the beginning of these bytes stands for, and the entity's length.
  ///
  /// Source: XML 1.0, 4.1 and 4.6: five names, and `&#38;` or `&#x26;` by number.
  static func entity(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    // The longest is &#x0010FFFF; with some leading zeros.
    guard let end = bytes.prefix(16).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
    let length = end + 1 - bytes.startIndex
    switch name {
    case "lt": return ("<", length)
    case "gt": return (">", length)
    case "amp": return ("&", length)
    case "quot": return ("\"", length)
    case "apos": return ("'", length)
    default: break
    }
    let number: UInt32?
    if name.hasPrefix("#x") {
      number = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      number = UInt32(name.dropFirst())
    } else {
      number = nil
    }
    guard let number, number != 0, let scalar = Unicode.Scalar(number) else { return nil }
    return (scalar, length)
  }
}
