extension Parser {
  /// `block = "{" { statement } "}"`
  mutating func block() throws(ExpressionError) -> [Stmt] {
    try expect("{")
    var statements: [Stmt] = []
    while !sees("}") {
      if case .end = token.kind { break }
      statements.append(try statement())
    }
    try expect("}")
    return statements
  }

  /// `statement = block | ";" | keyword-statement | local-function | declaration | expression ";"`
  mutating func statement() throws(ExpressionError) -> Stmt {
    try nested { parser throws(ExpressionError) in
      let start = parser.offset
      if parser.sees("{") { return Stmt(kind: .block(try parser.block()), offset: start) }
      if parser.take(";") { return Stmt(kind: .empty, offset: start) }
      if case .identifier(let word) = parser.token.kind, let kind = try parser.keywordStatement(word) {
        return Stmt(kind: kind, offset: start)
      }
      if let kind = try parser.localFunction() { return Stmt(kind: kind, offset: start) }
      if let declaration = try parser.declaration() {
        try parser.expect(";")
        return Stmt(kind: declaration, offset: start)
      }
      let takesApart = parser.startsDeconstruction(before: .symbol("="))
      let expression = takesApart ? try parser.deconstruction() : try parser.expression()
      try parser.expect(";")
      return Stmt(kind: .expression(expression), offset: start)
    }
  }

  private mutating func keywordStatement(_ word: String) throws(ExpressionError) -> Stmt.Kind? {
    switch word {
    case "if": return try branches()
    case "while": return try whileLoop()
    case "do": return try doLoop()
    case "for": return try forLoop()
    case "foreach": return try forEach()
    case "switch": return try switchOn()
    case "try": return try tryBlock()
    case "using": return try using()
    case "return":
      advance()
      let value = sees(";") ? nil : try expression()
      try expect(";")
      return .returning(value)
    case "throw":
      advance()
      let value = sees(";") ? nil : try expression()
      try expect(";")
      return .throwing(value)
    case "break", "continue":
      advance()
      try expect(";")
      return word == "break" ? .breakLoop : .continueLoop
    case "checked", "unchecked":
      guard sees("{", ahead: 1) else { return nil }
      advance()
      return .checked(word == "checked", try block())
    case "const":
      advance()
      guard let declaration = try declaration(isConst: true) else { throw error("Type expected") }
      try expect(";")
      return declaration
    case "goto", "lock", "fixed", "unsafe", "yield":
      guard word != "yield" || !sees("=", ahead: 1) else { return nil }
      throw error("'\(word)' statements are not available in policy expressions")
    default:
      return nil
    }
  }

  /// `declaration = type name [ "=" value ] { "," name [ "=" value ] }`; nil when none stands here
  mutating func declaration(isConst: Bool = false) throws(ExpressionError) -> Stmt.Kind? {
    let start = position
    guard let type = optionalType(), name() != nil,
      sees("=", ahead: 1) || sees(";", ahead: 1) || sees(",", ahead: 1) || declares(after: type)
    else {
      reset(to: start)
      return nil
    }
    var variables: [(name: String, value: Expr?, offset: Int)] = []
    repeat {
      let place = offset
      let name = try identifier()
      var value: Expr?
      if take("=") {
        if sees("{") {
          var element = type
          guard element.suffixes.popLast() == .array else {
            throw error("Can only use array initializer expressions to assign to array types")
          }
          let offset = offset
          value = Expr(kind: .newArray(element, size: nil, try list()), offset: offset)
        } else {
          value = try expression()
        }
      }
      variables.append((name, value, place))
    } while take(",")
    return .declaration(type, variables, isConst: isConst)
  }

  /// Two words in a row are a declaration even where its `=` or `;` is missing; then that is the error.
  private func declares(after type: TypeSyntax) -> Bool {
    switch look(1).kind {
    case .symbol(let symbol): symbol == "}"
    case .identifier, .literal, .end: true
    default: false
    }
  }

  /// `local-function = type name "(" parameters ")" ( block | "=>" expression ";" )`
  private mutating func localFunction() throws(ExpressionError) -> Stmt.Kind? {
    let start = position
    _ = take(word: "static")
    guard let result = optionalType(), let name = name(), sees("(", ahead: 1) else {
      reset(to: start)
      return nil
    }
    advance()
    advance()
    var parameters: [Expr.Parameter] = []
    while !sees(")") {
      let type = try type()
      let place = offset
      var parameter = Expr.Parameter(type: type, name: try identifier(), offset: place)
      if take("=") { parameter.value = try expression() }
      parameters.append(parameter)
      guard take(",") else { break }
    }
    try expect(")")
    if take("=>") {
      let body = try expression()
      try expect(";")
      return .function(.init(result: result, name: name, parameters: parameters, body: .expression(body)))
    }
    guard sees("{") else {
      reset(to: start)
      return nil
    }
    return .function(.init(result: result, name: name, parameters: parameters, body: .block(try block())))
  }

  /// `if = "if" "(" expression ")" statement { "else" "if" … } [ "else" statement ]`
  private mutating func branches() throws(ExpressionError) -> Stmt.Kind {
    var branches: [(condition: Expr, body: Stmt)] = []
    repeat {
      advance()
      try expect("(")
      let condition = try expression()
      try expect(")")
      branches.append((condition, try statement()))
      guard take(word: "else") else { return .branches(branches, otherwise: nil) }
    } while sees(word: "if")
    return .branches(branches, otherwise: try statement())
  }

  /// `while = "while" "(" expression ")" statement`
  private mutating func whileLoop() throws(ExpressionError) -> Stmt.Kind {
    advance()
    try expect("(")
    let condition = try expression()
    try expect(")")
    return .whileLoop(condition, try statement())
  }

  /// `do = "do" statement "while" "(" expression ")" ";"`
  private mutating func doLoop() throws(ExpressionError) -> Stmt.Kind {
    advance()
    let body = try statement()
    guard take(word: "while") else { throw error("Syntax error, 'while' expected") }
    try expect("(")
    let condition = try expression()
    try expect(")")
    try expect(";")
    return .doLoop(body, condition)
  }

  /// `for = "for" "(" [ declaration | expressions ] ";" [ expression ] ";" [ expressions ] ")" statement`
  private mutating func forLoop() throws(ExpressionError) -> Stmt.Kind {
    advance()
    try expect("(")
    var start: [Stmt] = []
    let place = offset
    if !sees(";") {
      if let declaration = try declaration() {
        start = [Stmt(kind: declaration, offset: place)]
      } else {
        start = try expressions(until: ";").map { Stmt(kind: .expression($0), offset: $0.offset) }
      }
    }
    try expect(";")
    let condition = sees(";") ? nil : try expression()
    try expect(";")
    let step = try expressions(until: ")")
    try expect(")")
    return .forLoop(start, condition, step, try statement())
  }

  private mutating func expressions(until closing: String) throws(ExpressionError) -> [Expr] {
    guard !sees(closing) else { return [] }
    var expressions = [try expression()]
    while take(",") { expressions.append(try expression()) }
    return expressions
  }

  /// `foreach = "foreach" "(" ( type name | deconstruction-targets ) "in" expression ")" statement`
  private mutating func forEach() throws(ExpressionError) -> Stmt.Kind {
    advance()
    try expect("(")
    let place = offset
    if startsDeconstruction(before: .identifier("in")) {
      return try forEach(deconstructionTargets(), at: place)
    }
    let type = try type()
    let name = try identifier()
    guard take(word: "in") else { throw error("Syntax error, 'in' expected") }
    let sequence = try expression()
    try expect(")")
    return .forEach(type, name, sequence, try statement())
  }

  /// A loop over tuples: each is a variable that its body takes apart first.
  private mutating func forEach(
    _ targets: [Expr.DeconstructionTarget], at place: Int
  ) throws(ExpressionError) -> Stmt.Kind {
    guard take(word: "in") else { throw error("Syntax error, 'in' expected") }
    let sequence = try expression()
    try expect(")")
    let element = "element at \(place)"
    let parts = Expr(
      kind: .deconstruction(targets, Expr(kind: .name(element, []), offset: place)), offset: place)
    let body = [Stmt(kind: .expression(parts), offset: place), try statement()]
    return .forEach(
      TypeSyntax(name: "var", offset: place), element, sequence, Stmt(kind: .block(body), offset: place))
  }
}
