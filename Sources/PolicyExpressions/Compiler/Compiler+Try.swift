extension Compiler {
  private struct Clause: Sendable {
    let matches: @Sendable (Value) -> Bool
    let slot: Int
    let filter: Code?
    let body: Step
  }

  func tryBlock(
    _ body: [Stmt], _ clauses: [Stmt.CatchClause], _ finally: [Stmt]?
  ) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    let (attempt, attemptEndsOpen) = try block(body)
    var isOpen = attemptEndsOpen
    var handlers: [Clause] = []
    for clause in clauses {
      let (handler, endsOpen) = try self.clause(clause)
      handlers.append(handler)
      isOpen = isOpen || endsOpen
    }
    let guarded: Step = handlers.isEmpty ? attempt : Self.guarding(attempt, handlers)
    guard let finally else { return (guarded, isOpen) }
    let (last, _) = try block(finally)
    return (
      { frame in
        let flow: Flow
        do {
          flow = try guarded(frame)
        } catch let exception as NetException {
          if !exception.isBudget { _ = try last(frame) }
          throw exception
        }
        let result = frame.result
        let ending = try last(frame)
        frame.result = result
        return ending == .next ? flow : ending
      }, isOpen
    )
  }

  private static func guarding(_ attempt: @escaping Step, _ handlers: [Clause]) -> Step {
    { frame in
      do {
        return try attempt(frame)
      } catch let exception as NetException where !exception.isBudget {
        let value = Value.object(exception.object)
        for handler in handlers where handler.matches(value) {
          frame.slots[handler.slot] = value
          if let filter = handler.filter, try filter(frame).truth != true { continue }
          return try handler.body(frame)
        }
        throw exception
      }
    }
  }

  private func clause(_ clause: Stmt.CatchClause) throws(ExpressionError) -> (Clause, endsOpen: Bool) {
    function.push()
    defer { function.pop() }
    let type =
      try clause.type.map { (syntax) throws(ExpressionError) in try self.type(syntax) } ?? .named("Exception")
    guard library.isSubtype(type, of: .named("Exception")) else {
      throw error("The type caught or thrown must be derived from System.Exception", at: clause.offset)
    }
    let slot =
      try clause.name.map { (name) throws(ExpressionError) in try declare(name, type, at: clause.offset) }
      ?? function.slot()
    let filter = try clause.filter.map { (expr) throws(ExpressionError) in try value(expr, as: .bool).code }
    function.catches.append(slot)
    defer { function.catches.removeLast() }
    let (body, endsOpen) = try block(clause.body)
    return (
      Clause(matches: TypeTest.matches(type, in: library), slot: slot, filter: filter, body: body), endsOpen
    )
  }
}

extension NetException {
  /// Whether a limit was spent; that cannot be caught, or a loop could spend it over and over.
  var isBudget: Bool {
    object.type == .named(Self.budgetType) || object.type == .named("RegexMatchTimeoutException")
  }
}
