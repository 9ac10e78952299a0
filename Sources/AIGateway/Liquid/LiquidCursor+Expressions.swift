extension LiquidCursor {
  /// A value: a literal, a range or a path.
  mutating func expression() throws(LiquidError) -> LiquidExpression {
    skipBlanks()
    let start = position
    switch peek() {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "("): return try nested { cursor throws(LiquidError) in try cursor.range() }
    case UInt8(ascii: "["):
      position += 1
      let root = try nested { cursor throws(LiquidError) in try cursor.bracket() }
      return .path(root, try steps(), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "+"): return try number()
    case let byte? where byte.isDigit: return try number()
    default: break
    }
    guard let name = name() else { throw unexpected("a value was expected") }
    switch name {
    case "nil", "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "empty": return .empty
    case "blank": return .blank
    default:
      names.insert(name)
      return .path(.text(name), try steps(), offset: start)
    }
  }

  private mutating func text() throws(LiquidError) -> String {
    let start = position
    let quote = bytes[position]
    position += 1
    while let byte = peek(), byte != quote { position += 1 }
    guard peek() == quote else {
      throw LiquidError(message: "the text is not closed", hint: "its quote was expected", offset: start)
    }
    defer { position += 1 }
    return String(decoding: bytes[start + 1..<position], as: UTF8.self)
  }

  private mutating func range() throws(LiquidError) -> LiquidExpression {
    let start = position
    position += 1
    let first = try expression()
    guard take("."), take(".") else { throw unexpected("a range is written (1..5)") }
    let last = try expression()
    guard take(")") else { throw unexpected("a range is written (1..5)") }
    return .range(first, last, offset: start)
  }

  private mutating func number() throws(LiquidError) -> LiquidExpression {
    let start = position
    if peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+") { position += 1 }
    var isWhole = true
    while let byte = peek() {
      if byte == UInt8(ascii: "."), isWhole, let next = peek(1), next.isDigit {
        isWhole = false
      } else if !byte.isDigit {
        break
      }
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let byte = peek(), byte.isLiquidNamePart { throw unexpected("a number ends before it") }
    if isWhole, let number = Int64(text) { return .integer(number) }
    guard let number = Double(text) else {
      throw LiquidError(message: "'\(text)' is no number", offset: start)
    }
    return .real(number)
  }

  // What follows a name: `.name`, `[expression]`, and a `?` that Ruby's predicates end with.
  private mutating func steps() throws(LiquidError) -> [LiquidExpression.Step] {
    var steps: [LiquidExpression.Step] = []
    while true {
      if peek() == UInt8(ascii: "["), position < end {
        position += 1
        steps.append(.index(try nested { cursor throws(LiquidError) in try cursor.bracket() }))
      } else if peek() == UInt8(ascii: "."), let next = peek(1), next.isLiquidNamePart {
        position += 1
        steps.append(.name(try requiredName("a name was expected")))
      } else {
        return steps
      }
      if peek() == UInt8(ascii: "?") { position += 1 }
    }
  }

  private mutating func bracket() throws(LiquidError) -> LiquidExpression {
    let index = try expression()
    guard take("]") else { throw unexpected("] was expected") }
    return index
  }

  /// A value and its filters, up to the end of the tag.
  mutating func output() throws(LiquidError) -> LiquidOutput {
    skipBlanks()
    let start = position
    let value = try expression()
    var filters: [LiquidFilterCall] = []
    while take("|") {
      skipBlanks()
      let offset = position
      let name = try requiredName("the name of a filter was expected")
      var arguments: [LiquidExpression] = []
      if take(":") {
        repeat { arguments.append(try expression()) } while take(",")
      }
      filters.append(
        LiquidFilterCall(
          filter: try LiquidFilters.filter(name, arguments: arguments.count, at: offset),
          arguments: arguments, offset: offset))
    }
    try finish("| or the end of the tag was expected")
    return LiquidOutput(value: value, filters: filters, offset: start)
  }
}
