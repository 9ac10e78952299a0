extension Parser {
  /// `switch = "switch" "(" expression ")" "{" { section } "}"`
  mutating func switchOn() throws(ExpressionError) -> Stmt.Kind {
    advance()
    try expect("(")
    let value = try expression()
    try expect(")")
    try expect("{")
    var sections: [Stmt.SwitchSection] = []
    while !sees("}") {
      sections.append(try section())
    }
    try expect("}")
    return .switchOn(value, sections)
  }

  /// `section = label { label } { statement }`
  private mutating func section() throws(ExpressionError) -> Stmt.SwitchSection {
    var labels: [Stmt.SwitchSection.Label] = []
    while let label = try label() { labels.append(label) }
    guard !labels.isEmpty else { throw error("Syntax error, 'case' expected") }
    var body: [Stmt] = []
    while !sees("}"), !sees(word: "case"), !startsDefault {
      if case .end = token.kind { break }
      body.append(try statement())
    }
    return .init(labels: labels, body: body)
  }

  private var startsDefault: Bool {
    sees(word: "default") && sees(":", ahead: 1)
  }

  /// `label = "default" ":" | "case" ( type name [ "when" expression ] | expression ) ":"`
  private mutating func label() throws(ExpressionError) -> Stmt.SwitchSection.Label? {
    if startsDefault {
      advance()
      advance()
      return .otherwise
    }
    guard take(word: "case") else { return nil }
    let start = position
    if let type = optionalType(), let name = name() {
      advance()
      let filter = take(word: "when") ? try expression() : nil
      try expect(":")
      return .pattern(type, name, when: filter)
    }
    reset(to: start)
    let value = try conditional()
    try expect(":")
    return .value(value)
  }

  /// `try = "try" block { catch } [ "finally" block ]`
  mutating func tryBlock() throws(ExpressionError) -> Stmt.Kind {
    advance()
    let body = try block()
    var clauses: [Stmt.CatchClause] = []
    while sees(word: "catch") { clauses.append(try catchClause()) }
    let finally = take(word: "finally") ? try block() : nil
    guard !clauses.isEmpty || finally != nil else { throw error("Expected catch or finally") }
    return .tryBlock(body, clauses, finally: finally)
  }

  /// `catch = "catch" [ "(" type [ name ] ")" ] [ "when" "(" expression ")" ] block`
  private mutating func catchClause() throws(ExpressionError) -> Stmt.CatchClause {
    let start = offset
    advance()
    var type: TypeSyntax?
    var name: String?
    if take("(") {
      type = try self.type()
      if !sees(")") { name = try identifier() }
      try expect(")")
    }
    var filter: Expr?
    if take(word: "when") {
      try expect("(")
      filter = try expression()
      try expect(")")
    }
    return .init(type: type, name: name, filter: filter, body: try block(), offset: start)
  }

  /// `using = "using" "(" ( declaration | expression ) ")" statement`
  mutating func using() throws(ExpressionError) -> Stmt.Kind {
    advance()
    try expect("(")
    let start = offset
    let resource: Stmt
    if let declaration = try declaration() {
      resource = Stmt(kind: declaration, offset: start)
    } else {
      resource = Stmt(kind: .expression(try expression()), offset: start)
    }
    try expect(")")
    return .using(resource, try statement())
  }
}
