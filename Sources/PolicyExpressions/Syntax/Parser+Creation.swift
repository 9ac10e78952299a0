extension Parser {
  /// `creation = "new" ( "[" "]" list | "{" members "}" | type ( "[" size "]" | [ arguments ] [ initializer ] ) )`
  mutating func creation(at start: Int) throws(ExpressionError) -> Expr {
    if take("[") {
      try expect("]")
      return Expr(kind: .newArray(nil, size: nil, try list()), offset: start)
    }
    if take("{") { return try anonymousObject(at: start) }
    guard var type = optionalType(suffixes: false) else { throw error("Type expected") }
    if sees("?") {
      advance()
      type.suffixes.append(.nullable)
    }
    if sees("[") { return try newArray(of: type, at: start) }
    let hasArguments = take("(")
    let arguments = hasArguments ? try arguments(until: ")") : []
    let initializer = take("{") ? try initializer() : nil
    guard hasArguments || initializer != nil else {
      throw error("A new expression requires an argument list or (), [], or {} after type")
    }
    return Expr(kind: .new(type, arguments, initializer), offset: start)
  }

  static let gridMessage = "Arrays of more than one dimension are not available in policy expressions here"
  static let gridHint = "use an array of arrays, such as int[][]"

  /// `new-array = type "[" ( expression "]" { "[" "]" } [ list ] | "]" { "[" "]" } list )`
  private mutating func newArray(of type: TypeSyntax, at start: Int) throws(ExpressionError) -> Expr {
    var element = type
    try expect("[")
    let size = sees("]") || sees(",") ? nil : try expression()
    if sees(",") { throw error(Self.gridMessage, hint: Self.gridHint, at: start) }
    try expect("]")
    while sees("["), sees("]", ahead: 1) {
      advance()
      advance()
      element.suffixes.append(.array)
    }
    if sees("{") { return Expr(kind: .newArray(element, size: size, try list()), offset: start) }
    guard let size else {
      throw error("Array creation must have array size or array initializer", at: start)
    }
    return Expr(kind: .newArray(element, size: size, nil), offset: start)
  }

  /// `list = "{" [ expression { "," expression } [ "," ] ] "}"`
  mutating func list() throws(ExpressionError) -> [Expr] {
    try expect("{")
    var elements: [Expr] = []
    while !sees("}") {
      elements.append(try expression())
      guard take(",") else { break }
    }
    try expect("}")
    return elements
  }

  /// `anonymous = { [ name "=" ] expression "," } "}"`
  private mutating func anonymousObject(at start: Int) throws(ExpressionError) -> Expr {
    var members: [(name: String, value: Expr)] = []
    while !sees("}") {
      let place = offset
      if let name = name(), sees("=", ahead: 1) {
        advance()
        advance()
        members.append((name, try expression()))
      } else {
        let value = try expression()
        guard let name = Self.impliedName(value) else {
          throw error(
            "Invalid anonymous type member declarator. Anonymous type members must be declared with a member "
              + "assignment, simple name or member access.", at: place)
        }
        members.append((name, value))
      }
      guard take(",") else { break }
    }
    try expect("}")
    return Expr(kind: .anonymous(members), offset: start)
  }

  private static func impliedName(_ value: Expr) -> String? {
    switch value.kind {
    case .name(let name, _), .member(_, let name, _): name
    case .conditional(_, let rest): impliedName(rest)
    default: nil
    }
  }

  /// `initializer = members | elements`, after its opening brace
  private mutating func initializer() throws(ExpressionError) -> Expr.Initializer {
    let isMembers = (name() != nil && sees("=", ahead: 1)) || sees("[")
    if isMembers { return .members(try memberInitializers()) }
    var elements: [[Expr]] = []
    while !sees("}") {
      elements.append(sees("{") ? try list() : [try expression()])
      guard take(",") else { break }
    }
    try expect("}")
    return .elements(elements)
  }

  /// `members = { ( name | "[" arguments "]" ) "=" expression "," } "}"`
  private mutating func memberInitializers() throws(ExpressionError) -> [(
    target: Expr.MemberTarget, value: Expr
  )] {
    var members: [(target: Expr.MemberTarget, value: Expr)] = []
    while !sees("}") {
      let place = offset
      let target: Expr.MemberTarget
      if take("[") {
        target = .index(try arguments(until: "]"), place)
      } else {
        target = .name(try identifier(), place)
      }
      try expect("=")
      members.append((target, try expression()))
      guard take(",") else { break }
    }
    try expect("}")
    return members
  }

  /// How many tokens the parameters of a lambda may have.
  private static let longestParameters = 200

  /// Whether a lambda starts here: `x =>` or `(…) =>`.
  var startsLambda: Bool {
    if name() != nil { return sees("=>", ahead: 1) }
    guard sees("(") else { return false }
    var open = 0
    var ahead = 0
    while ahead < Self.longestParameters {
      switch look(ahead).kind {
      case .symbol("("): open += 1
      case .symbol(")"):
        open -= 1
        if open == 0 { return sees("=>", ahead: ahead + 1) }
      case .end: return false
      case .identifier, .symbol(","), .symbol("<"), .symbol(">"), .symbol("["), .symbol("]"), .symbol("."),
        .symbol("?"):
        break
      default: return false
      }
      ahead += 1
    }
    return false
  }

  /// `lambda = ( name | "(" [ parameter { "," parameter } ] ")" ) "=>" ( expression | block )`
  mutating func lambda() throws(ExpressionError) -> Expr {
    var parameters: [Expr.Parameter] = []
    if let name = name() {
      parameters.append(.init(type: nil, name: name, offset: offset))
      advance()
    } else {
      try expect("(")
      while !sees(")") {
        let isTyped = name(ahead: 1) != nil || name() == nil || sees("<", ahead: 1) || sees("[", ahead: 1)
        let type = isTyped ? try type() : nil
        let place = offset
        parameters.append(.init(type: type, name: try identifier(), offset: place))
        guard take(",") else { break }
      }
      try expect(")")
    }
    let arrow = offset
    try expect("=>")
    if sees("{") { return Expr(kind: .lambda(parameters, .block(try block())), offset: arrow) }
    return Expr(kind: .lambda(parameters, .expression(try expression())), offset: arrow)
  }
}
