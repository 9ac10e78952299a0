extension Compiler {
  /// Compiles a lambda for a `Func` or `Action`.
  func lambda(
    _ parameters: [Expr.Parameter], _ body: Expr.LambdaBody, as type: StaticType, at offset: Int
  ) throws(ExpressionError) -> Operand {
    guard case .named(let name, let types) = type, name == "Func" || name == "Action" else {
      throw error(
        "Cannot convert lambda expression to type '\(type)' because it is not a delegate type", at: offset)
    }
    let inputs = name == "Func" ? Array(types.dropLast()) : types
    guard inputs.count == parameters.count else {
      throw error("Delegate '\(type)' does not take \(parameters.count) arguments", at: offset)
    }
    let result = name == "Func" ? types.last ?? .object : .void
    let inner = FunctionScope(parent: function, result: result)
    let code = try within(inner, at: offset) { () throws(ExpressionError) in
      try functionBody(parameters, inputs, body, result: result, at: offset)
    }
    let slots = inner.slots
    return Operand(type, at: offset) { frame in
      .object(
        FunctionObject(type) { arguments in
          try frame.scope.nested {
            let inner = Frame(slots: slots, parent: frame, scope: frame.scope)
            for (index, argument) in arguments.enumerated() where index < slots {
              inner.slots[index] = argument
            }
            return try code(inner)
          }
        })
    }
  }

  /// What a lambda answers for given inputs.
  func lambdaResult(
    _ parameters: [Expr.Parameter], _ body: Expr.LambdaBody, _ inputs: [StaticType], at offset: Int
  ) throws(ExpressionError) -> StaticType {
    let inner = FunctionScope(parent: function, result: nil)
    return try within(inner, at: offset) { () throws(ExpressionError) in
      try declareParameters(parameters, inputs)
      switch body {
      case .expression(let expr): return try value(expr).type
      case .block(let statements):
        _ = try block(statements)
        guard let first = inner.returned.first else { return .void }
        return inner.returned.first { candidate in
          inner.returned.allSatisfy { converts($0, to: candidate.type) }
        }?.type ?? first.type
      }
    }
  }

  func refuseTooManyBodies(at offset: Int) throws(ExpressionError) {
    guard bodies <= Self.mostBodies else {
      throw error("The expression has too many lambdas in one another", at: offset)
    }
  }

  private func within<T>(
    _ scope: FunctionScope, at offset: Int, _ body: () throws(ExpressionError) -> T
  ) throws(ExpressionError) -> T {
    // Overloads are tried by compiling a lambda for each; lambdas in lambdas multiply that.
    bodies += 1
    try refuseTooManyBodies(at: offset)
    let outer = function
    function = scope
    defer { function = outer }
    return try body()
  }

  private func declareParameters(
    _ parameters: [Expr.Parameter], _ types: [StaticType]
  ) throws(ExpressionError) {
    for (parameter, type) in zip(parameters, types) {
      if let range = parameter.range {
        try declareRange(range, type)
        continue
      }
      if let syntax = parameter.type, !syntax.isVar, try self.type(syntax) != type {
        throw error(
          "Parameter '\(parameter.name)' is declared as type '\(syntax.name)' but should be '\(type)'",
          at: parameter.offset)
      }
      guard function.find(parameter.name) == nil || parameter.name == "_" else {
        throw error(
          "A local variable or parameter named '\(parameter.name)' cannot be declared in this scope because that "
            + "name is used in an enclosing local scope to define a local variable or parameter",
          at: parameter.offset)
      }
      let slot = function.slot()
      _ = function.declare(parameter.name, .variable(type, slot: slot, isReadOnly: false))
    }
  }

  private func functionBody(
    _ parameters: [Expr.Parameter], _ types: [StaticType], _ body: Expr.LambdaBody, result: StaticType,
    at offset: Int
  ) throws(ExpressionError) -> Code {
    try declareParameters(parameters, types)
    switch body {
    case .expression(let expr):
      return result == .void ? try operand(expr).code : try value(expr, as: result).code
    case .block(let statements):
      let (step, endsOpen) = try block(statements)
      if endsOpen, result != .void {
        throw error("Not all code paths return a value in lambda expression", at: offset)
      }
      return { frame in
        _ = try step(frame)
        return frame.result
      }
    }
  }

  /// Makes a local function known, before its body is compiled.
  func declare(_ syntax: Stmt.LocalFunction, at offset: Int) throws(ExpressionError) -> LocalFunction {
    var parameters: [Signature.Parameter] = []
    for parameter in syntax.parameters {
      guard let typeSyntax = parameter.type else { continue }
      let standard = try parameter.value.map { (expr) throws(ExpressionError) in try value(expr) }
      parameters.append(
        .init(name: parameter.name, type: try type(typeSyntax), mode: .value, standard: standard?.constant))
    }
    let result = syntax.result.name == "void" ? StaticType.void : try type(syntax.result)
    let local = LocalFunction(
      name: syntax.name, parameters: parameters, result: result, body: LocalFunctionBody())
    guard function.declare(syntax.name, .function(local)) else {
      throw error(
        "A local variable or function named '\(syntax.name)' is already defined in this scope", at: offset)
    }
    return local
  }

  func define(_ local: LocalFunction, _ syntax: Stmt.LocalFunction, at offset: Int) throws(ExpressionError) {
    let inner = FunctionScope(parent: function, result: local.result)
    let code = try within(inner, at: offset) { () throws(ExpressionError) -> Code in
      let types = local.parameters.map(\.type)
      let body = try functionBody(syntax.parameters, types, syntax.body, result: local.result, at: offset)
      return body
    }
    local.body.slots = inner.slots
    local.body.code = { frame in
      frame.result = try code(frame)
      return .returned
    }
  }

  func localCall(
    _ local: LocalFunction, _ levels: Int, _ arguments: [Expr.Argument], at offset: Int
  ) throws(ExpressionError) -> Operand {
    let signature = Signature(
      kind: .method, name: local.name, result: local.result, isStatic: true, isExtension: false,
      typeParameters: [], parameters: local.parameters)
    let member = DeclaredMember(
      signature: signature, member: Member(local.name) { _ in .null }, owner: local.name)
    let overload = try resolve(
      [(member, [:])], compile(arguments), typeArguments: [], name: local.name, at: offset)
    var codes: [Code] = []
    for filling in overload.filled {
      if case .argument(let operand) = filling { codes.append(operand.code) }
      if case .standard(let operand) = filling { codes.append(operand.code) }
    }
    let body = local.body
    return Operand(local.result, at: offset) { [codes] frame in
      let inner = Frame(slots: body.slots, parent: frame.out(levels), scope: frame.scope)
      for (index, code) in codes.enumerated() where index < body.slots {
        inner.slots[index] = try code(frame)
      }
      do {
        return try frame.scope.nested {
          _ = try body.code(inner)
          return inner.result
        }
      } catch let exception as NetException {
        throw exception.at(offset)
      }
    }
  }

  /// A local function used as a value.
  func methodGroup(_ local: LocalFunction, _ levels: Int, at offset: Int) -> Operand {
    let inputs = local.parameters.map(\.type)
    let type: StaticType =
      local.result == .void ? .named("Action", inputs) : .named("Func", inputs + [local.result])
    let body = local.body
    return Operand(type, at: offset) { frame in
      let home = frame.out(levels)
      return .object(
        FunctionObject(type) { arguments in
          let inner = Frame(slots: body.slots, parent: home, scope: home.scope)
          for (index, argument) in arguments.enumerated() where index < body.slots {
            inner.slots[index] = argument
          }
          return try home.scope.nested {
            _ = try body.code(inner)
            return inner.result
          }
        })
    }
  }
}
