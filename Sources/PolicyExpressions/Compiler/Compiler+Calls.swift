extension Compiler {
  /// Compiles `target(arguments)`.
  func call(_ target: Expr, _ arguments: [Expr.Argument], at offset: Int) throws(ExpressionError) -> Operand {
    switch target.kind {
    case .member(let receiver, let name, let syntax):
      var types: [StaticType] = []
      for argument in syntax { types.append(try type(argument)) }
      if let type = try typeReference(receiver) {
        return try staticCall(type, name, arguments, types, at: target.offset)
      }
      try refuseUnknownType(receiver)
      return try instanceCall(value(receiver), name, arguments, types, at: target.offset)
    case .name(let name, _):
      if let (meaning, levels) = function.find(name), case .function(let local) = meaning {
        return try localCall(local, levels, arguments, at: target.offset)
      }
      if name == "nameof", arguments.count == 1, case .value(let expr)? = arguments.first?.passing,
        let last = expr.lastName
      {
        return Operand(.string, at: offset, .string(last))
      }
      return try delegateCall(value(target), arguments, at: target.offset)
    default:
      return try delegateCall(value(target), arguments, at: target.offset)
    }
  }

  private func staticCall(
    _ type: StaticType, _ name: String, _ arguments: [Expr.Argument], _ types: [StaticType], at offset: Int
  ) throws(ExpressionError) -> Operand {
    let found = library.staticMethods(of: type, named: name)
    guard !found.isEmpty else {
      if library.members(of: type, named: name).contains(where: { $0.0.signature.kind == .method }) {
        throw error(
          "An object reference is required for the non-static field, method, or property '\(type).\(name)'",
          at: offset)
      }
      throw error("'\(type)' does not contain a definition for '\(name)'", at: offset)
    }
    let compiled = try compile(arguments)
    let overload = try resolve(found, compiled, typeArguments: types, name: name, at: offset)
    return try emit(overload, nil, arguments, at: offset)
  }

  private func instanceCall(
    _ receiver: Operand, _ name: String, _ arguments: [Expr.Argument], _ types: [StaticType], at offset: Int
  ) throws(ExpressionError) -> Operand {
    if receiver.type == .null || receiver.type == .void {
      throw error("Operator '.' cannot be applied to operand of type '\(receiver.type)'", at: offset)
    }
    if name == "Invoke", case .named(let delegate, _) = receiver.type,
      delegate == "Func" || delegate == "Action"
    {
      return try delegateCall(receiver, arguments, at: offset)
    }
    if receiver.type.isNullable, name == "GetValueOrDefault", arguments.isEmpty {
      let standard = Expr(kind: .defaultValue(nil), offset: offset)
      return try instanceCall(
        receiver, name, [.init(name: nil, passing: .value(standard))], types, at: offset)
    }
    let members = library.members(of: receiver.type, named: name)
    let methods = members.filter { $0.0.signature.kind == .method && !$0.0.signature.isStatic }
    let compiled = try compile(arguments)
    var refusal: ExpressionError?
    if !methods.isEmpty {
      do throws(ExpressionError) {
        let overload = try resolve(methods, compiled, typeArguments: types, name: name, at: offset)
        return try emit(overload, receiver, arguments, at: offset)
      } catch {
        refusal = error
      }
    }
    let extensions = library.extensions(named: name)
    let fitting = extensions.filter { takes($0, receiver) }
    if !fitting.isEmpty {
      let whole = [CompiledArgument.value(receiver, name: nil)] + compiled
      let overload = try resolve(
        fitting.map { ($0, [:]) }, whole, typeArguments: types, name: name, at: offset)
      return try emit(
        overload, nil, [.init(name: nil, passing: .value(Expr(kind: .receiver, offset: offset)))] + arguments,
        at: offset)
    }
    if let refusal { throw refusal }
    if let property = members.first(where: { $0.0.signature.kind == .property && !$0.0.signature.isStatic }),
      case .named("Func", _) = property.0.signature.result.replacing(property.1)
    {
      throw error("'\(name)' cannot be invoked", at: offset)
    }
    if members.contains(where: { $0.0.signature.kind == .property && !$0.0.signature.isStatic }) {
      throw error("Non-invocable member '\(receiver.type).\(name)' cannot be used like a method.", at: offset)
    }
    throw noMember(name, of: receiver.type, members.map(\.0), at: offset)
  }

  /// Whether an extension method's first parameter takes a receiver.
  private func takes(_ declared: DeclaredMember, _ receiver: Operand) -> Bool {
    guard let first = declared.signature.parameters.first?.type else { return false }
    if first.isOpen {
      if case .named(let name, let arguments) = first {
        guard case .named(_, let found)? = library.view(of: receiver.type, as: name) else { return false }
        return zip(arguments, found).allSatisfy { $0.isOpen || $0 == $1 }
      }
      return true
    }
    return implicit(receiver, to: first) != nil
  }

  /// Code that evaluates what an overload needs and calls it; a constructor is told what it creates.
  func emit(
    _ overload: Overload, _ receiver: Operand?, _ arguments: [Expr.Argument], of created: StaticType? = nil,
    at offset: Int
  ) throws(ExpressionError) -> Operand {
    let declared = overload.declared
    note(declared)
    var codes: [Code] = []
    var outs: [(index: Int, store: Store)] = []
    for (position, filling) in overload.filled.enumerated() {
      switch filling {
      case .argument(let operand), .standard(let operand): codes.append(operand.code)
      case .rest(let operands, let type):
        let pieces = operands.map(\.code)
        let element: StaticType = if case .array(let element) = type { element } else { .object }
        codes.append { frame in
          var values: [Value] = []
          values.reserveCapacity(pieces.count)
          for piece in pieces { values.append(try piece(frame)) }
          return .object(ArrayObject(values, of: element))
        }
      case .out(let index, let type):
        codes.append(Constant.null.code)
        outs.append((position, try outTarget(arguments[index], type)))
      }
    }
    let result = declared.signature.result.replacing(overload.bindings)
    var types = declared.signature.typeParameters.compactMap { overload.bindings[$0] }
    if case .named(_, let arguments)? = created { types = arguments }
    var body = declared.member.body
    if let created, library.isReference(created), created != .string {
      let make = body
      body = { call in
        try call.scope.create()
        return try make(&call)
      }
    }
    return invocation(
      body, receiver, codes, outs, types, result, makesAnswer: declared.signature.makesAnswer, at: offset)
  }

  typealias Store = @Sendable (Frame, Value) throws -> Void

  private func invocation(
    _ body: @escaping Member.Body, _ receiver: Operand?, _ codes: [Code],
    _ outs: [(index: Int, store: Store)],
    _ types: [StaticType], _ result: StaticType, makesAnswer: Bool, at offset: Int
  ) -> Operand {
    let target = receiver?.code
    let takesNull = receiver?.type.isNullable ?? true
    return Operand(result, at: offset) { frame in
      let this = try target?(frame) ?? .null
      var values: [Value] = []
      if !codes.isEmpty {
        values.reserveCapacity(codes.count)
        for code in codes { values.append(try code(frame)) }
      }
      do {
        if this.isNull, !takesNull { throw NetException.nullReference }
        var call = Call(receiver: this, arguments: values, types: types, scope: frame.scope)
        let answer = try call.metered(makesAnswer: makesAnswer, body)
        for (index, store) in outs { try store(frame, call.arguments[index]) }
        return answer
      } catch let exception as NetException {
        throw exception.at(offset)
      }
    }
  }

  /// Where the answer of an `out` argument goes.
  private func outTarget(_ argument: Expr.Argument, _ type: StaticType) throws(ExpressionError) -> Store {
    switch argument.passing {
    case .outVariable(let syntax, let name, let offset):
      let declared = syntax.isVar ? type : try self.type(syntax)
      guard declared == type else {
        throw error("Argument 1: cannot convert from 'out \(declared)' to 'out \(type)'", at: offset)
      }
      guard let name else { return { _, _ in } }
      let slot = try declare(name, type, at: offset)
      return { frame, value in frame.slots[slot] = value }
    case .out(let expr), .value(let expr):
      let target = try target(expr)
      guard target.type == type else {
        throw error("Argument 1: cannot convert from 'out \(target.type)' to 'out \(type)'", at: expr.offset)
      }
      return { frame, value in
        try target.prepare?(frame)
        try target.store(frame, value)
      }
    }
  }
}

extension Expr {
  var lastName: String? {
    switch kind {
    case .name(let name, _), .member(_, let name, _): name
    default: nil
    }
  }
}

extension Library {
  func staticMethods(of type: StaticType, named name: String) -> [(DeclaredMember, [String: StaticType])] {
    guard let table = table(of: type) else { return [] }
    var bindings: [String: StaticType] = [:]
    if case .named(_, let arguments) = type {
      bindings = Dictionary(zip(table.typeParameters, arguments), uniquingKeysWith: { first, _ in first })
    }
    let own = (table.members[name] ?? []).filter { $0.signature.isStatic && $0.signature.kind == .method }
    if !own.isEmpty { return own.map { ($0, bindings) } }
    for base in bases(of: type) {
      let found = staticMethods(of: base, named: name)
      if !found.isEmpty { return found }
    }
    return []
  }
}
