/// A query as far as it was read.
private struct Query {
  /// The calls that stand for its clauses so far.
  var source: Expr
  /// What the next clause can name.
  var variables: [Expr.RangeVariable]
  /// Whether no clause followed its `from` or `into` yet.
  var isBare = true
}

/// Query expressions are read as the calls that stand for them (C# specification, "Query expression translation"),
/// so that types and errors are those of the calls.
extension Parser {
  private static let queryWords: Set<String> = [
    "ascending", "by", "descending", "equals", "from", "group", "in", "into", "join", "let", "on", "orderby",
    "select", "where",
  ]

  /// Whether a word is a keyword because a query is around it.
  func isQueryWord(_ word: String) -> Bool {
    isInQuery && Self.queryWords.contains(word)
  }

  /// Whether a query starts here: `from name in` or `from type name in`.
  var startsQuery: Bool {
    guard sees(word: "from") else { return false }
    if sees(word: "in", ahead: 2) { return true }
    var ahead = self
    ahead.advance()
    return ahead.optionalType() != nil && ahead.name() != nil && ahead.sees(word: "in", ahead: 1)
  }

  /// `query = from { from | let | where | join | orderby } ( select | group ) [ "into" name … ]`
  mutating func query() throws(ExpressionError) -> Expr {
    let outer = isInQuery
    isInQuery = true
    defer { isInQuery = outer }
    advance()
    let (variable, source) = try generator()
    var query = Query(source: source, variables: [variable])
    // A clause is two levels of the tree: a member and its call.
    let longest = longestMembers / 2
    for _ in 0..<longest {
      let start = offset
      if take(word: "from") {
        try from(&query, at: start)
      } else if take(word: "let") {
        try letClause(&query, at: start)
      } else if take(word: "where") {
        add("Where", [lambda(query, try expression())], to: &query, at: start)
      } else if take(word: "join") {
        try join(&query, at: start)
      } else if take(word: "orderby") {
        try order(&query, at: start)
      } else {
        let result = try selection(query, at: start)
        guard take(word: "into") else { return result }
        query = Query(source: result, variables: [try rangeVariable()])
      }
    }
    throw error("The query has more than \(longest) clauses")
  }

  /// `generator = [ type ] name "in" expression`; with a type the sequence is cast.
  private mutating func generator() throws(ExpressionError) -> (Expr.RangeVariable, Expr) {
    let type = sees(word: "in", ahead: 1) ? nil : try type()
    let variable = try rangeVariable()
    guard take(word: "in") else { throw error("Syntax error, 'in' expected") }
    let source = try expression()
    guard let type else { return (variable, source) }
    return (variable, Self.call("Cast", [type], on: source, [], at: type.offset))
  }

  private mutating func rangeVariable() throws(ExpressionError) -> Expr.RangeVariable {
    let place = offset
    return Expr.RangeVariable(name: try identifier(), offset: place)
  }

  /// `from = "from" generator`
  private mutating func from(_ query: inout Query, at start: Int) throws(ExpressionError) {
    let (variable, sequence) = try generator()
    let inner = lambda(query, sequence)
    add("SelectMany", [inner, try pairing(query, variable)], to: &query, at: start)
    query.variables.append(variable)
  }

  /// `let = "let" name "=" expression`
  private mutating func letClause(_ query: inout Query, at start: Int) throws(ExpressionError) {
    let variable = try rangeVariable()
    try expect("=")
    let value = try expression()
    add("Select", [lambda(query, try carrying(query, variable, value))], to: &query, at: start)
    query.variables.append(variable)
  }

  /// `join = "join" generator "on" expression "equals" expression [ "into" name ]`
  private mutating func join(_ query: inout Query, at start: Int) throws(ExpressionError) {
    let (variable, sequence) = try generator()
    try expectWord("on")
    let left = lambda(query, try expression())
    try expectWord("equals")
    let right = lambda(Query(source: sequence, variables: [variable]), try expression())
    let group = take(word: "into") ? try rangeVariable() : nil
    let joined = group ?? variable
    add(
      group == nil ? "Join" : "GroupJoin", [sequence, left, right, try pairing(query, joined)], to: &query,
      at: start)
    query.variables.append(joined)
  }

  /// `orderby = "orderby" key { "," key }`, `key = expression [ "ascending" | "descending" ]`
  private mutating func order(_ query: inout Query, at start: Int) throws(ExpressionError) {
    var name = "OrderBy"
    repeat {
      let key = lambda(query, try expression())
      let isDescending = take(word: "descending")
      if !isDescending { _ = take(word: "ascending") }
      add(name + (isDescending ? "Descending" : ""), [key], to: &query, at: start)
      name = "ThenBy"
    } while take(",")
  }

  /// `selection = "select" expression | "group" expression "by" expression`
  private mutating func selection(_ query: Query, at start: Int) throws(ExpressionError) -> Expr {
    if take(word: "select") {
      let value = try expression()
      if !query.isBare, Self.isVariable(value, of: query) { return query.source }
      return Self.call("Select", on: query.source, [lambda(query, value)], at: start)
    }
    guard take(word: "group") else {
      throw error("A query body must end with a select clause or a group clause")
    }
    let element = try expression()
    try expectWord("by")
    var arguments = [lambda(query, try expression())]
    if !Self.isVariable(element, of: query) { arguments.append(lambda(query, element)) }
    return Self.call("GroupBy", on: query.source, arguments, at: start)
  }

  private mutating func expectWord(_ word: String) throws(ExpressionError) {
    guard take(word: word) else { throw error("Expected contextual keyword '\(word)'") }
  }

  private static func isVariable(_ value: Expr, of query: Query) -> Bool {
    guard query.variables.count == 1, case .name(let name, _) = value.kind else { return false }
    return name == query.variables.first?.name
  }

  /// Puts one more call on the query.
  private func add(_ name: String, _ arguments: [Expr], to query: inout Query, at offset: Int) {
    query.source = Self.call(name, on: query.source, arguments, at: offset)
    query.isBare = false
  }

  private static func call(
    _ name: String, _ types: [TypeSyntax] = [], on source: Expr, _ arguments: [Expr], at offset: Int
  ) -> Expr {
    let member = Expr(kind: .member(source, name, types), offset: offset)
    return Expr(
      kind: .call(member, arguments.map { .init(name: nil, passing: .value($0)) }), offset: offset)
  }

  /// A function of what the query can name.
  private func lambda(_ query: Query, _ body: Expr) -> Expr {
    Expr(kind: .lambda([Self.parameter(query.variables)], .expression(body)), offset: body.offset)
  }

  private static func parameter(_ variables: [Expr.RangeVariable]) -> Expr.Parameter {
    Expr.Parameter(
      type: nil, name: "range variables", offset: variables.first?.offset ?? 0, range: variables)
  }

  /// A function of what the query can name and of one more variable, which answers all of them.
  private func pairing(_ query: Query, _ variable: Expr.RangeVariable) throws(ExpressionError) -> Expr {
    let value = Expr(kind: .name(variable.name, []), offset: variable.offset)
    let parameters = [Self.parameter(query.variables), Self.parameter([variable])]
    return Expr(
      kind: .lambda(parameters, .expression(try carrying(query, variable, value))), offset: variable.offset)
  }

  /// All variables of a query and one more, as one object.
  private func carrying(
    _ query: Query, _ variable: Expr.RangeVariable, _ value: Expr
  ) throws(ExpressionError) -> Expr {
    guard !query.variables.contains(where: { $0.name == variable.name }) else {
      throw error("The range variable '\(variable.name)' has already been declared", at: variable.offset)
    }
    var members = query.variables.map { earlier in
      (name: earlier.name, value: Expr(kind: .name(earlier.name, []), offset: earlier.offset))
    }
    members.append((variable.name, value))
    return Expr(kind: .anonymous(members), offset: variable.offset)
  }
}
