import PolicyExpressions

extension MarkupReader {
  /// Whether a policy expression begins at an offset.
  func isExpressionStart(at offset: Int) -> Bool { follows("@(", at: offset) || follows("@{", at: offset) }

  /// Reads the expression that a text begins with.
  mutating func readExpression(at start: Int) throws(Failure) -> SourceText {
    var text = SourceText()
    switch format {
    case .xml:
      // Up to the next markup; what is cut off there was a `<` of C#.
      position = start
      skipText()
      try appendDecoded(start..<position, to: &text)
      text = text.trimmed
      try requireWholeExpression(&text)
    case .rawxml:
      guard let end = ExpressionScanner.endOfExpression(in: bytes, at: start) else {
        throw wrong(start, "the expression does not end", hint: "a bracket or a quote in it is not closed")
      }
      text.append(start..<end, of: document)
      text.isExpression = true
      position = end
    }
    regions.expressions.append(start..<position)
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

  /// Marks a trimmed text that begins as an expression as one; it must be one to its end.
  func requireWholeExpression(_ value: inout SourceText) throws(Failure) {
    let text = Array(value.text.utf8)
    guard ExpressionScanner.endOfExpression(in: text, at: 0) == text.count else {
      if format == .xml { throw .notWellFormed }
      throw wrong(value.documentOffset(of: 0), "the expression does not end where its value ends")
    }
    value.isExpression = true
  }
}
