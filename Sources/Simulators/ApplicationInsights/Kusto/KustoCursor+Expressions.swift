import OpenAI

extension KustoCursor {
  /// An expression over the columns of a table.
  mutating func expression(_ table: KustoTable) throws(KustoError) -> KustoExpression {
    try deeper { cursor throws(KustoError) in try cursor.binary(table, above: 0) }
  }

  /// Expressions between brackets.
  mutating func arguments(_ table: KustoTable) throws(KustoError) -> [KustoExpression] {
    try expect("(")
    var all: [KustoExpression] = []
    while !stands(")") {
      if !all.isEmpty { try expect(",") }
      // A star, as in count(*), is nothing to evaluate.
      if take("*") { continue }
      all.append(try expression(table))
    }
    try expect(")")
    return all
  }

  // expression = operand { operator operand }, the strongest operators first.
  private mutating func binary(
    _ table: KustoTable, above precedence: Int
  ) throws(KustoError) -> KustoExpression {
    var left = try operand(table)
    var length = 0
    while true {
      length += 1
      guard length <= Self.lengthLimit else { throw error("the expression is too long") }
      if precedence < 3, let test = try membership(of: left, table) {
        left = test
        continue
      }
      if case .value = current.kind { return left }
      guard let operation = KustoBinaryOperator(current), operation.precedence > precedence else {
        return left
      }
      _ = advance()
      let right = try binary(table, above: operation.precedence)
      left = .binary(operation, left, right)
    }
  }

  // in, in~, between and their opposites.
  private mutating func membership(
    of value: KustoExpression, _ table: KustoTable
  ) throws(KustoError) -> KustoExpression? {
    for (word, negated) in [("in", false), ("!in", true)] where take(word) {
      let ignoresCase = take("~")
      return .isOneOf(value, try arguments(table), ignoresCase: ignoresCase, negated: negated)
    }
    for (word, negated) in [("between", false), ("!between", true)] where take(word) {
      try expect("(")
      let low = try expression(table)
      try expect("..")
      let high = try expression(table)
      try expect(")")
      return .isBetween(value, low, high, negated: negated)
    }
    return nil
  }

  // operand = "-" operand | primary { "." name | "[" expression "]" }
  private mutating func operand(_ table: KustoTable) throws(KustoError) -> KustoExpression {
    if take("-") {
      let value = try deeper { cursor throws(KustoError) in try cursor.operand(table) }
      return .binary(.times, .literal(.long(-1)), value)
    }
    var value = try primary(table)
    var length = 0
    while true {
      length += 1
      guard length <= Self.lengthLimit else { throw error("the expression is too long") }
      if take(".") {
        if stands("[") { continue }
        value = .member(value, .literal(.string(try name())))
      } else if take("[") {
        let key = try expression(table)
        try expect("]")
        value = .member(value, key)
      } else {
        return value
      }
    }
  }

  private mutating func primary(_ table: KustoTable) throws(KustoError) -> KustoExpression {
    if case .value(let value) = current.kind {
      _ = advance()
      return .literal(value)
    }
    if take("(") {
      let value = try expression(table)
      try expect(")")
      return value
    }
    if stands("[") { return try column(try name(), table) }
    guard current.kind == .name else { throw error("a value was expected") }
    let word = advance()
    guard stands("(") else { return try column(word.text, table) }
    guard let function = KustoFunction.named(word.text, now: now) else {
      throw .semantic("SEM0260", "Unknown function: '\(word.text)'.")
    }
    let arguments = try arguments(table)
    guard function.arguments.contains(arguments.count) else {
      throw .semantic(
        "SEM0219",
        "\(word.text)(): function expects \(function.arguments.lowerBound) argument(s), \(arguments.count) given."
      )
    }
    return .call(word.text, function, arguments)
  }

  private func column(_ name: String, _ table: KustoTable) throws(KustoError) -> KustoExpression {
    guard let index = table.index(of: name) else {
      throw .semantic("SEM0100", "Failed to resolve column or scalar expression named '\(name)'")
    }
    return .column(index, name: name)
  }
}
