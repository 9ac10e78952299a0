extension MarkupReader {
  /// Whether the content of an element is text, whatever is in it.
  ///
  /// A `value` directly in `set-body` wraps the body.
  func keepsContentAsText(_ element: Element, in parent: Element?) -> Bool {
    switch element.name {
    case "xsl-transform", "cross-domain": true
    case "value": parent?.name == "set-body"
    case "set-body": !opensValue(at: skippingBlanksAndComments(from: position))
    default: false
    }
  }

  private func opensValue(at offset: Int) -> Bool {
    guard follows("<value", at: offset), offset + 6 < bytes.count else { return false }
    return !bytes[offset + 6].isNamePart
  }

  /// Reads the content of an element that keeps it as text, and its end tag.
  mutating func readContent(of element: inout Element, isLiquid: Bool) throws(Failure) {
    let start = position
    let first = skippingBlanksAndComments(from: start)
    if isExpressionStart(at: first) {
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
    } else {
      try readPlainContent(to: end, of: &element)
    }
    if element.text.isExpression {
      regions.expressions.append(start..<end)
    } else if isLiquid {
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

  // Text and CDATA sections.
  private mutating func readPlainContent(to end: Int, of element: inout Element) throws(Failure) {
    var start = position
    while position < end {
      guard follows("<![CDATA[") else {
        position += 1
        continue
      }
      try appendDecoded(start..<position, to: &element.text)
      start = try self.end(of: "]]>", "the CDATA section")
      element.text.append(position + 9..<start - 3, of: document)
      position = start
    }
    try appendDecoded(start..<end, to: &element.text)
    try classifyText(of: &element)
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
      } else if reader.follows("<?") {
        hasMarkup = true
        reader.position = try reader.end(of: "?>", "the processing instruction")
      } else if reader.isTagStart(at: reader.position) {
        hasMarkup = true
        reader.position += 1
        if reader.readName() == element.name, !reader.skipTag() { depth += 1 }
      } else {
        if format == .xml { throw .notWellFormed }
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
}
