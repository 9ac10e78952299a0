extension LiquidCursor {
  /// A condition, up to the end of the tag.
  mutating func condition() throws(LiquidError) -> LiquidCondition {
    var condition = LiquidCondition(first: try comparison())
    while true {
      let isAnd = take(word: "and")
      guard isAnd || take(word: "or") else { break }
      condition.rest.append((isAnd, try comparison()))
    }
    try finish("and, or, or the end of the tag was expected")
    return condition
  }

  private mutating func comparison() throws(LiquidError) -> LiquidCondition.Comparison {
    skipBlanks()
    let start = position
    let left = try expression()
    guard let operation = try operation() else { return .init(left: left, offset: start) }
    return .init(left: left, right: (operation, try expression()), offset: start)
  }

  // In a document that spells its markup with entities, a body with markup of its own keeps them.
  private mutating func operation() throws(LiquidError) -> LiquidCondition.Operation? {
    skipBlanks()
    let start = position
    if let word = name() {
      if let operation = LiquidCondition.Operation.named(word) { return operation }
      position = start
      guard word == "and" || word == "or" else {
        throw LiquidError(
          message: "there is no operator \(word)",
          hint: Spelling.nearest(to: word, in: LiquidCondition.Operation.words).map { "did you mean \($0)?" },
          offset: start)
      }
      return nil
    }
    var text = ""
    while let byte = peek() {
      if "=!<>".utf8.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
        position += 1
      } else if bytes[position..<end].starts(with: "&lt;".utf8) {
        text += "<"
        position += 4
      } else if bytes[position..<end].starts(with: "&gt;".utf8) {
        text += ">"
        position += 4
      } else {
        break
      }
    }
    if text.isEmpty { return nil }
    guard let operation = LiquidCondition.Operation(rawValue: text) else {
      throw LiquidError(
        message: "there is no operator \(text)", hint: "one of == != <> < > <= >= was expected", offset: start
      )
    }
    return operation
  }
}

extension LiquidCondition.Operation {
  /// The operators that are words.
  static let words = allCases.map(\.rawValue).filter { $0.utf8.allSatisfy(\.isLiquidNamePart) }

  /// An operator by its word, in DotLiquid's spelling (`startsWith`), in lower case or in Ruby's (`starts_with`).
  static func named(_ word: String) -> Self? {
    let plain = word.replacing("_", with: "").lowercased()
    return allCases.first { $0.rawValue.lowercased() == plain }
  }
}
