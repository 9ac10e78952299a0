extension Parser {
  /// `tuple-type = "(" type [ name ] "," type [ name ] { "," type [ name ] } ")"`; nil when none stands here
  mutating func tupleType() -> TypeSyntax? {
    let start = position
    var type = TypeSyntax(name: TypeSyntax.tuple, offset: offset)
    advance()
    repeat {
      guard let element = optionalType() else {
        reset(to: start)
        return nil
      }
      type.arguments.append(element)
      type.names.append(name())
      if name() != nil { advance() }
    } while take(",")
    guard type.arguments.count > 1, take(")") else {
      reset(to: start)
      return nil
    }
    return type
  }

  /// `tuple = "(" [ name ":" ] expression { "," [ name ":" ] expression } ")"`, after its opening bracket
  ///
  /// Of one element without a name only the brackets are taken off.
  mutating func tuple(at start: Int) throws(ExpressionError) -> Expr {
    var elements: [Expr.TupleElement] = []
    repeat {
      var element: String?
      if let name = name(), sees(":", ahead: 1) {
        element = name
        advance()
        advance()
      }
      elements.append(.init(name: element, value: try expression()))
    } while take(",")
    try expect(")")
    if elements.count == 1, let only = elements.first {
      guard only.name == nil else { throw error("Tuple must contain at least two elements", at: start) }
      return only.value
    }
    return Expr(kind: .tuple(elements), offset: start)
  }

  /// Whether `(…)` or `var (…)` stands here before an `=` or, in a loop, before an `in`.
  func startsDeconstruction(before follower: Token.Kind) -> Bool {
    var ahead = sees(word: "var") ? 1 : 0
    guard sees("(", ahead: ahead) else { return false }
    var open = 0
    while true {
      switch look(ahead).kind {
      case .symbol("("): open += 1
      case .symbol(")"):
        open -= 1
        if open == 0 { return look(ahead + 1).kind == follower }
      case .end: return false
      default: break
      }
      ahead += 1
    }
  }

  /// `deconstruction = deconstruction-targets "=" expression`
  mutating func deconstruction() throws(ExpressionError) -> Expr {
    let place = offset
    let targets = try deconstructionTargets()
    try expect("=")
    return Expr(kind: .deconstruction(targets, try expression()), offset: place)
  }

  /// `deconstruction-targets = "var" "(" name { "," name } ")" | "(" target { "," target } ")"`
  mutating func deconstructionTargets() throws(ExpressionError) -> [Expr.DeconstructionTarget] {
    let start = offset
    let isVar = take(word: "var")
    try expect("(")
    var targets: [Expr.DeconstructionTarget] = []
    repeat { targets.append(try deconstructionTarget(isVar: isVar)) } while take(",")
    try expect(")")
    guard targets.count > 1 else { throw error("Tuple must contain at least two elements", at: start) }
    return targets
  }

  /// `target = name | type name | expression`
  private mutating func deconstructionTarget(isVar: Bool) throws(ExpressionError) -> Expr.DeconstructionTarget
  {
    let start = position
    let place = offset
    if isVar || sees(word: "_") && (sees(",", ahead: 1) || sees(")", ahead: 1)) {
      let name = try identifier()
      return .declaration(TypeSyntax(name: "var", offset: place), name == "_" ? nil : name, place)
    }
    if let type = optionalType(), let name = name() {
      let place = offset
      advance()
      return .declaration(type, name == "_" ? nil : name, place)
    }
    reset(to: start)
    return .assignment(try conditional())
  }
}
