extension Compiler {
  /// Compiles a loop's body; answers also whether a `break` leaves the loop.
  private func loopBody(_ body: Stmt) throws(ExpressionError) -> (Step, isLeft: Bool) {
    function.exits.append(.init(isLoop: true))
    let (step, _) = try scoped(body)
    let isLeft = function.exits.popLast()?.isLeft ?? false
    return (step, isLeft)
  }

  func whileLoop(_ condition: Expr, _ body: Stmt) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    function.push()
    defer { function.pop() }
    let test = try value(condition, as: .bool)
    let (step, isLeft) = try loopBody(body)
    let code = test.code
    return (
      { frame in
        while case .bool(true) = try code(frame) {
          try frame.scope.step()
          switch try step(frame) {
          case .broke: return .next
          case .returned: return .returned
          case .next, .continued: continue
          }
        }
        return .next
      }, isLeft || test.constant != .bool(true)
    )
  }

  func doLoop(_ body: Stmt, _ condition: Expr) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    let (step, isLeft) = try loopBody(body)
    let test = try value(condition, as: .bool)
    let code = test.code
    return (
      { frame in
        repeat {
          try frame.scope.step()
          switch try step(frame) {
          case .broke: return .next
          case .returned: return .returned
          case .next, .continued: break
          }
          guard case .bool(true) = try code(frame) else { return .next }
        } while true
      }, isLeft || test.constant != .bool(true)
    )
  }

  func forLoop(
    _ start: [Stmt], _ condition: Expr?, _ step: [Expr], _ body: Stmt
  ) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    function.push()
    defer { function.pop() }
    var starts: [Step] = []
    for statement in start { starts.append(try self.statement(statement).0) }
    let test = try condition.map { (expr) throws(ExpressionError) in try value(expr, as: .bool) }
    let (inner, isLeft) = try loopBody(body)
    var steps: [Code] = []
    for expr in step { steps.append(try operand(expr).code) }
    let code = test?.code ?? Constant.bool(true).code
    let isEndless = test == nil || test?.constant == .bool(true)
    return (
      { [starts, steps] frame in
        for start in starts { _ = try start(frame) }
        while case .bool(true) = try code(frame) {
          try frame.scope.step()
          switch try inner(frame) {
          case .broke: return .next
          case .returned: return .returned
          case .next, .continued: break
          }
          for step in steps { _ = try step(frame) }
        }
        return .next
      }, isLeft || !isEndless
    )
  }

  func forEach(
    _ syntax: TypeSyntax, _ name: String, _ sequence: Expr, _ body: Stmt, at offset: Int
  ) throws(ExpressionError) -> Step {
    function.push()
    defer { function.pop() }
    let walked = try value(sequence)
    guard let element = elementType(of: walked.type) else {
      throw error(
        "foreach statement cannot operate on variables of type '\(walked.type)' because '\(walked.type)' does not "
          + "contain a public instance definition for 'GetEnumerator'", at: walked.offset)
    }
    let type = syntax.isVar ? element : try self.type(syntax)
    let place = function.slot()
    let item = read(place, 0, element, at: offset)
    let converted = type == element ? item : try cast(item, to: type, at: syntax.offset)
    let slot = try declare(name, type, at: offset, isReadOnly: true)
    let (step, _) = try loopBody(body)
    let code = walked.code
    let convert = converted.code
    return { frame in
      guard let next = Sequences.iterator(of: try code(frame)) else {
        throw NetException.nullReference.at(walked.offset)
      }
      while let element = try next() {
        try frame.scope.step()
        frame.slots[place] = element
        frame.slots[slot] = try convert(frame)
        switch try step(frame) {
        case .broke: return .next
        case .returned: return .returned
        case .next, .continued: continue
        }
      }
      return .next
    }
  }

  /// What `foreach` finds in a type.
  func elementType(of type: StaticType) -> StaticType? {
    if case .array(let element) = type { return element }
    if type == .string { return .char }
    guard case .named(_, let arguments)? = library.view(of: type, as: "IEnumerable") else { return nil }
    return arguments.first
  }
}
