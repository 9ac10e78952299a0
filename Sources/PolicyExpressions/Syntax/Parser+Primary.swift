extension Parser {
  /// `postfix = primary { "." name | "?." rest | "(" arguments ")" | "[" arguments "]" | "++" | "--" }`
  mutating func postfix() throws(ExpressionError) -> Expr {
    try members(after: primary())
  }

  private mutating func members(after first: Expr) throws(ExpressionError) -> Expr {
    var expr = first
    let longest = longestMembers
    for _ in 0..<longest {
      let start = offset
      if take(".") {
        expr = try member(of: expr)
      } else if take("(") {
        expr = Expr(kind: .call(expr, try arguments(until: ")")), offset: expr.offset)
      } else if take("[") {
        expr = Expr(kind: .index(expr, try arguments(until: "]")), offset: start)
      } else if sees("?."), take("?.") {
        let rest = try nested { parser throws(ExpressionError) in
          try parser.members(after: parser.member(of: Expr(kind: .receiver, offset: start)))
        }
        return Expr(kind: .conditional(expr, rest), offset: start)
      } else if sees("?"), sees("[", ahead: 1), let rest = try conditionalIndex() {
        return Expr(kind: .conditional(expr, rest), offset: start)
      } else if take("++") {
        expr = Expr(kind: .increment(expr, by: 1, prefix: false), offset: start)
      } else if take("--") {
        expr = Expr(kind: .increment(expr, by: -1, prefix: false), offset: start)
      } else {
        return expr
      }
    }
    throw error("The expression has more than \(longest) members in a row")
  }

  private mutating func member(of target: Expr) throws(ExpressionError) -> Expr {
    let start = offset
    let name = try identifier()
    return Expr(kind: .member(target, name, genericArguments() ?? []), offset: start)
  }

  /// `?[` is a null-conditional index, unless it turns out to be `condition ?[array] : …`, which C# has not.
  private mutating func conditionalIndex() throws(ExpressionError) -> Expr? {
    let start = offset
    advance()
    advance()
    return try nested { parser throws(ExpressionError) in
      let index = Expr(
        kind: .index(Expr(kind: .receiver, offset: start), try parser.arguments(until: "]")), offset: start)
      return try parser.members(after: index)
    }
  }

  /// Type arguments of a name, if `<…>` is followed by something that cannot follow a comparison.
  private mutating func genericArguments() -> [TypeSyntax]? {
    let start = position
    guard let arguments = typeArguments() else { return nil }
    if case .symbol(let symbol) = token.kind,
      ["(", ")", "]", "}", ":", ";", ",", ".", "?", "==", "!=", "|", "^", "&&", "||", "&", "[", "?."]
        .contains(symbol)
    {
      return arguments
    }
    if case .end = token.kind { return arguments }
    reset(to: start)
    return nil
  }

  /// `arguments = [ argument { "," argument } ]`, `argument = [ name ":" ] ( expression | "out" … )`
  mutating func arguments(until closing: String) throws(ExpressionError) -> [Expr.Argument] {
    var arguments: [Expr.Argument] = []
    while !sees(closing) {
      var name: String?
      if let word = self.name(), sees(":", ahead: 1) {
        name = word
        advance()
        advance()
      }
      arguments.append(.init(name: name, passing: try passing()))
      guard take(",") else { break }
      if sees(closing) { throw error("Invalid expression term '\(closing)'") }
    }
    try expect(closing)
    return arguments
  }

  /// `passing = expression | "out" ( type name | "var" name | expression )`
  private mutating func passing() throws(ExpressionError) -> Expr.Argument.Passing {
    guard take(word: "out") else { return .value(try expression()) }
    let start = position
    if let type = optionalType(), let name = name() {
      let place = offset
      advance()
      return .outVariable(type, name == "_" ? nil : name, place)
    }
    reset(to: start)
    if sees(word: "_") {
      let place = offset
      advance()
      return .outVariable(TypeSyntax(name: "var", offset: place), nil, place)
    }
    return .out(try expression())
  }

  /// `primary = literal | name | "(" expression ")" | tuple | "new" … | "typeof" … | "default" … | "checked" …`
  private mutating func primary() throws(ExpressionError) -> Expr {
    let start = offset
    switch token.kind {
    case .literal(let constant):
      advance()
      return Expr(kind: .literal(constant), offset: start)
    case .interpolated(let parts):
      advance()
      return Expr(kind: .interpolated(try interpolations(parts)), offset: start)
    case .symbol("("):
      advance()
      return try tuple(at: start)
    case .identifier(let word):
      if let constant = Self.wordLiterals[word] {
        advance()
        return Expr(kind: .literal(constant), offset: start)
      }
      if let keyword = try keywordExpression(word) { return keyword }
      guard let name = name() else { break }
      advance()
      return Expr(kind: .name(name, genericArguments() ?? []), offset: start)
    default: break
    }
    throw error("Invalid expression term '\(tokenText)'")
  }

  private static let wordLiterals: [String: Constant] = [
    "true": .bool(true), "false": .bool(false), "null": .null,
  ]

  private mutating func keywordExpression(_ word: String) throws(ExpressionError) -> Expr? {
    let start = offset
    if name() == nil, StaticType.basic(word) != nil {
      return Expr(kind: .type(try type()), offset: start)
    }
    switch word {
    case "new":
      advance()
      return try creation(at: start)
    case "typeof":
      advance()
      try expect("(")
      let type = try type()
      try expect(")")
      return Expr(kind: .typeOf(type), offset: start)
    case "default":
      advance()
      guard take("(") else { return Expr(kind: .defaultValue(nil), offset: start) }
      let type = try type()
      try expect(")")
      return Expr(kind: .defaultValue(type), offset: start)
    case "checked", "unchecked":
      advance()
      try expect("(")
      let inner = try expression()
      try expect(")")
      return Expr(kind: .checked(word == "checked", inner), offset: start)
    default:
      return nil
    }
  }

  private func interpolations(_ parts: [InterpolatedPart]) throws(ExpressionError) -> [Expr.Interpolation] {
    var interpolations: [Expr.Interpolation] = []
    for part in parts {
      switch part {
      case .text(let text): interpolations.append(.text(text))
      case .hole(let tokens, let format):
        var parser = inner(tokens)
        let value = try parser.expression()
        let alignment = try parser.alignment()
        guard case .end = parser.token.kind else { throw parser.error("} expected") }
        interpolations.append(.hole(value, alignment: alignment, format: format))
      }
    }
    return interpolations
  }

  /// `alignment = [ "," [ "-" ] integer ]`
  private mutating func alignment() throws(ExpressionError) -> Int32 {
    guard take(",") else { return 0 }
    let isNegative = take("-")
    guard case .literal(.int(let width)) = token.kind else { throw error("A constant value is expected") }
    advance()
    return isNegative ? -width : width
  }
}
