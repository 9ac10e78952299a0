extension Compiler {
  /// Compiles statements in a block of their own; answers also whether control can reach the end.
  func block(_ statements: [Stmt]) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    function.push()
    defer { function.pop() }
    var locals: [Int: LocalFunction] = [:]
    for (index, statement) in statements.enumerated() {
      if case .function(let syntax) = statement.kind {
        locals[index] = try declare(syntax, at: statement.offset)
      }
    }
    var steps: [Step] = []
    var isOpen = true
    for (index, statement) in statements.enumerated() {
      if let local = locals[index], case .function(let syntax) = statement.kind {
        try define(local, syntax, at: statement.offset)
        continue
      }
      let (step, endsOpen) = try self.statement(statement)
      steps.append(step)
      isOpen = isOpen && endsOpen
    }
    return (Self.sequence(steps), isOpen)
  }

  private static func sequence(_ steps: [Step]) -> Step {
    if steps.count == 1, let only = steps.first { return only }
    return { frame in
      for step in steps {
        let flow = try step(frame)
        if flow != .next { return flow }
      }
      return .next
    }
  }

  func statement(_ statement: Stmt) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    let offset = statement.offset
    switch statement.kind {
    case .empty, .function: return ({ _ in .next }, true)
    case .expression(let expr): return (try expressionStatement(expr), !expr.isThrow)
    case .declaration(let syntax, let variables, let isConst):
      return (try declaration(syntax, variables, isConst: isConst), true)
    case .block(let statements): return try block(statements)
    case .branches(let branches, let otherwise): return try branchesStatement(branches, otherwise)
    case .whileLoop(let condition, let body): return try whileLoop(condition, body)
    case .doLoop(let body, let condition): return try doLoop(body, condition)
    case .forLoop(let start, let condition, let step, let body):
      return try forLoop(start, condition, step, body)
    case .forEach(let type, let name, let sequence, let body):
      return (try forEach(type, name, sequence, body, at: offset), true)
    case .switchOn(let value, let sections): return try switchOn(value, sections, at: offset)
    case .tryBlock(let body, let clauses, let finally): return try tryBlock(body, clauses, finally)
    case .using(let resource, let body):
      function.push()
      defer { function.pop() }
      let (open, _) = try self.statement(resource)
      let (inner, endsOpen) = try self.statement(body)
      return (
        { frame in
          _ = try open(frame)
          return try inner(frame)
        }, endsOpen
      )
    case .returning(let value): return (try returning(value, at: offset), false)
    case .throwing(let exception): return (try throwStatement(exception, at: offset), false)
    case .breakLoop:
      guard !function.exits.isEmpty else {
        throw error("No enclosing loop out of which to break or continue", at: offset)
      }
      function.exits[function.exits.count - 1].isLeft = true
      return ({ _ in .broke }, false)
    case .continueLoop:
      guard function.exits.contains(where: \.isLoop) else {
        throw error("No enclosing loop out of which to break or continue", at: offset)
      }
      return ({ _ in .continued }, false)
    case .checked(let isChecked, let statements):
      return try checked(isChecked) { () throws(ExpressionError) in try block(statements) }
    }
  }

  private func expressionStatement(_ expr: Expr) throws(ExpressionError) -> Step {
    switch expr.kind {
    case .assign, .call, .deconstruction, .increment, .new, .throwing: break
    case .conditional(_, let rest):
      if case .call = rest.kind { break }
      fallthrough
    default:
      // The error inside, if there is one, says more than that this is no statement.
      _ = try operand(expr)
      throw error(
        "Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement",
        at: expr.offset)
    }
    let code = try operand(expr).code
    return { frame in
      _ = try code(frame)
      return .next
    }
  }

  private func declaration(
    _ syntax: TypeSyntax, _ variables: [(name: String, value: Expr?, offset: Int)], isConst: Bool
  ) throws(ExpressionError) -> Step {
    var steps: [Step] = []
    let declared = syntax.isVar ? nil : try type(syntax)
    if declared == .void { throw error("Invalid expression term 'void'", at: syntax.offset) }
    for (name, expr, offset) in variables {
      guard let expr else {
        guard let declared, !isConst else {
          throw error(
            isConst
              ? "A const field requires a value to be provided"
              : "Implicitly-typed variables must be initialized",
            at: offset)
        }
        let slot = try declare(name, declared, at: offset)
        let initial = defaultCode(of: declared)
        steps.append { frame in
          frame.slots[slot] = try initial(frame)
          return .next
        }
        continue
      }
      let operand: Operand
      if let declared {
        operand = try value(expr, as: declared)
      } else {
        operand = try value(expr)
        if operand.type == .null {
          throw error("Cannot assign <null> to an implicitly-typed variable", at: offset)
        }
      }
      if isConst {
        guard operand.constant != nil else {
          throw error("The expression being assigned to '\(name)' must be constant", at: expr.offset)
        }
        guard function.declare(name, .constant(operand)) else {
          throw error(
            "A local variable or function named '\(name)' is already defined in this scope", at: offset)
        }
        continue
      }
      let slot = try declare(name, declared ?? operand.type, at: offset)
      let code = operand.code
      steps.append { frame in
        frame.slots[slot] = try code(frame)
        return .next
      }
    }
    return Self.sequence(steps)
  }

  private func branchesStatement(
    _ branches: [(condition: Expr, body: Stmt)], _ otherwise: Stmt?
  ) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    var compiled: [(test: Code, body: Step)] = []
    var isOpen = false
    for (condition, body) in branches {
      let test = try value(condition, as: .bool)
      let (step, endsOpen) = try scoped(body)
      compiled.append((test.code, step))
      isOpen = isOpen || endsOpen
    }
    guard let otherwise else {
      return (
        { [compiled] frame in
          for (test, body) in compiled {
            if case .bool(true) = try test(frame) { return try body(frame) }
          }
          return .next
        }, true
      )
    }
    let (last, endsOpen) = try scoped(otherwise)
    return (
      { [compiled] frame in
        for (test, body) in compiled {
          if case .bool(true) = try test(frame) { return try body(frame) }
        }
        return try last(frame)
      }, isOpen || endsOpen
    )
  }

  /// A statement whose declarations end with it.
  func scoped(_ statement: Stmt) throws(ExpressionError) -> (Step, endsOpen: Bool) {
    if case .declaration = statement.kind {
      throw error("Embedded statement cannot be a declaration or labeled statement", at: statement.offset)
    }
    function.push()
    defer { function.pop() }
    return try self.statement(statement)
  }

  private func returning(_ expr: Expr?, at offset: Int) throws(ExpressionError) -> Step {
    guard let expr else {
      guard function.result == .void else {
        throw error("An object of a type convertible to the result is required", at: offset)
      }
      return { _ in .returned }
    }
    let code: Code
    if let result = function.result {
      if result == .void {
        throw error(
          "Since this function returns void, a return keyword must not be followed by an object expression",
          at: offset)
      }
      code = try value(expr, as: result).code
    } else {
      let operand = try value(expr)
      function.returned.append(operand)
      code = operand.code
    }
    return { frame in
      frame.result = try code(frame)
      return .returned
    }
  }

  private func throwStatement(_ expr: Expr?, at offset: Int) throws(ExpressionError) -> Step {
    if let expr {
      let code = try throwing(expr, at: offset).code
      return { frame in
        _ = try code(frame)
        return .next
      }
    }
    guard let slot = function.catches.last else {
      throw error("A throw statement with no arguments is not allowed outside of a catch clause", at: offset)
    }
    return { frame in
      guard let object = frame.slots[slot].object as? ExceptionObject else {
        throw NetException.nullReference.at(offset)
      }
      throw NetException(object).at(offset)
    }
  }
}
