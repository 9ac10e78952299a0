extension Parser {
  /// `expression = query | lambda | conditional [ assignment-operator expression ]`
  mutating func expression() throws(ExpressionError) -> Expr {
    try nested { parser throws(ExpressionError) in
      if parser.startsQuery { return try parser.query() }
      if parser.startsLambda { return try parser.lambda() }
      let start = parser.offset
      if parser.take(word: "throw") {
        return Expr(kind: .throwing(try parser.expression()), offset: start)
      }
      let target = try parser.conditional()
      let offset = parser.offset
      guard let compound = parser.assignmentOperator() else { return target }
      return Expr(kind: .assign(target, compound, try parser.expression()), offset: offset)
    }
  }

  /// `assignment-operator = "=" | "+=" | "-=" | "*=" | "/=" | "%=" | "&=" | "|=" | "^=" | "<<=" | ">>="`
  ///
  /// Answers nil when none stands here, `.some(nil)` for plain `=`.
  private mutating func assignmentOperator() -> String?? {
    if take("=") { return .some(nil) }
    for symbol in ["+", "-", "*", "/", "%", "&", "|", "^", "<<"] where take(symbol + "=") { return symbol }
    if sees(">"), sees(">=", ahead: 1), isAdjacent {
      advance()
      advance()
      return ">>"
    }
    return nil
  }

  /// Whether the token and the next touch each other, as the halves of `>>` do.
  private var isAdjacent: Bool {
    token.range.upperBound == look(1).range.lowerBound
  }

  /// `conditional = coalesce [ "?" expression ":" expression ]`
  mutating func conditional() throws(ExpressionError) -> Expr {
    let condition = try coalesce()
    let offset = offset
    guard take("?") else { return condition }
    let yes = try expression()
    try expect(":")
    let no = try expression()
    return Expr(kind: .ternary(condition, yes, no), offset: offset)
  }

  /// `coalesce = binary [ "??" ( coalesce | throw ) ]`
  private mutating func coalesce() throws(ExpressionError) -> Expr {
    let left = try binary(from: 0)
    let offset = offset
    guard take("??") else { return left }
    let right = try nested { parser throws(ExpressionError) in
      parser.sees(word: "throw") ? try parser.expression() : try parser.coalesce()
    }
    return Expr(kind: .coalesce(left, right), offset: offset)
  }

  /// The binary operators from the loosest to the tightest.
  private static let levels: [[String]] = [
    ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">=", "is", "as"], ["<<", ">>"],
    ["+", "-"], ["*", "/", "%"],
  ]

  private static let levelOfOperator: [String: Int] = Dictionary(
    uniqueKeysWithValues: levels.enumerated().flatMap { level, symbols in symbols.map { ($0, level) } })

  /// The binary operator here, with its level and its number of tokens.
  private func binaryOperator() -> (symbol: String, level: Int, tokens: Int)? {
    switch token.kind {
    case .symbol(">") where sees(">", ahead: 1) && isAdjacent:
      return (">>", 7, 2)
    case .symbol(">") where sees(">=", ahead: 1) && isAdjacent:
      return nil
    case .symbol(let symbol), .identifier(let symbol):
      return Self.levelOfOperator[symbol].map { (symbol, $0, 1) }
    default:
      return nil
    }
  }

  /// `binary = unary { operator unary }`, tighter operators first, each level from left to right
  private mutating func binary(from level: Int) throws(ExpressionError) -> Expr {
    var left = try unary()
    while let (symbol, found, length) = binaryOperator(), found >= level {
      let start = offset
      if symbol == "is" || symbol == "as" {
        advance()
        left =
          symbol == "is"
          ? try typeTest(of: left, at: start) : Expr(kind: .asType(left, try type()), offset: start)
        continue
      }
      var operations: [Expr.Operation] = []
      while let next = binaryOperator(), next.level == found, next.symbol != "is", next.symbol != "as" {
        let place = offset
        for _ in 0..<next.tokens { advance() }
        operations.append(.init(symbol: next.symbol, operand: try binary(from: found + 1), offset: place))
        guard operations.count <= Self.longestChain else {
          throw error("The expression has more than \(Self.longestChain) operators in a row", at: place)
        }
      }
      _ = length
      left = Expr(kind: .binary(left, operations), offset: operations.first?.offset ?? start)
    }
    return left
  }

  /// `type-test = "is" ( type [ identifier ] | constant )`
  private mutating func typeTest(of value: Expr, at offset: Int) throws(ExpressionError) -> Expr {
    if case .literal = token.kind {
      return Expr(kind: .isConstant(value, try unary()), offset: offset)
    }
    if sees(word: "null") || sees(word: "true") || sees(word: "false") || sees("-") {
      return Expr(kind: .isConstant(value, try unary()), offset: offset)
    }
    let start = position
    var type = try type()
    if type.suffixes.last == .nullable, !endsOperand {
      // `x is int ? a : b`: the question mark belongs to the conditional.
      reset(to: start)
      type = optionalType(suffixes: false) ?? type
    }
    if let name = name(), !sees(word: "when") {
      advance()
      return Expr(kind: .isType(value, type, name == "_" ? nil : name), offset: offset)
    }
    return Expr(kind: .isType(value, type, nil), offset: offset)
  }

  private var endsOperand: Bool {
    switch token.kind {
    case .symbol(let symbol): !["(", "-", "!", "+", "~"].contains(symbol)
    case .end: true
    default: false
    }
  }

  /// `unary = [ "-" | "+" | "!" | "~" | "++" | "--" | cast ] unary | postfix`
  private mutating func unary() throws(ExpressionError) -> Expr {
    try nested { parser throws(ExpressionError) in
      let start = parser.offset
      for symbol in ["-", "+", "!", "~"] where parser.take(symbol) {
        if symbol == "-", let smallest = parser.smallestInteger() { return smallest }
        return Expr(kind: .unary(symbol, try parser.unary()), offset: start)
      }
      for symbol in ["++", "--"] where parser.take(symbol) {
        let target = try parser.unary()
        return Expr(kind: .increment(target, by: symbol == "++" ? 1 : -1, prefix: true), offset: start)
      }
      if parser.sees("("), let type = parser.castType() {
        return Expr(kind: .cast(type, try parser.unary()), offset: start)
      }
      return try parser.postfix()
    }
  }

  /// `-2147483648` and `-9223372036854775808`, whose digits alone are no int and no long.
  private mutating func smallestInteger() -> Expr? {
    let least: Constant
    switch token.kind {
    case .literal(.uint(2_147_483_648)): least = .int(.min)
    case .literal(.ulong(9_223_372_036_854_775_808)): least = .long(.min)
    default: return nil
    }
    if sees(".", ahead: 1) { return nil }
    let start = offset
    advance()
    return Expr(kind: .literal(least), offset: start)
  }

  /// `cast = "(" type ")"`, if what follows can be the operand of a cast; otherwise moves nothing.
  private mutating func castType() -> TypeSyntax? {
    let start = position
    advance()
    guard let type = optionalType(), take(")"), castMayFollow(type) else {
      reset(to: start)
      return nil
    }
    return type
  }

  private func castMayFollow(_ type: TypeSyntax) -> Bool {
    switch token.kind {
    case .literal, .interpolated: return true
    case .identifier(let word): return word != "as" && word != "is" && !isQueryWord(word)
    case .symbol("("), .symbol("!"), .symbol("~"): return true
    case .symbol("-"), .symbol("+"), .symbol("++"), .symbol("--"):
      return StaticType.keywords.contains { $0.keyword == type.name } || !type.suffixes.isEmpty
    default: return false
    }
  }
}
