/// Something that can be assigned to.
struct Target: Sendable {
  let type: StaticType
  /// Evaluates what stands before the dot and in the brackets, once.
  let prepare: (@Sendable (Frame) throws -> Void)?
  let load: Code
  let store: Compiler.Store
}

extension Compiler {
  /// Compiles what stands left of `=`.
  func target(_ expr: Expr) throws(ExpressionError) -> Target {
    switch expr.kind {
    case .name(let name, _):
      guard let (meaning, levels) = function.find(name) else {
        throw error("The name '\(name)' does not exist in the current context", at: expr.offset)
      }
      if case .range = meaning {
        throw error("Range variable '\(name)' cannot be assigned to -- it is read only", at: expr.offset)
      }
      guard case .variable(let type, let slot, let isReadOnly) = meaning else { break }
      if isReadOnly {
        throw error(
          "Cannot assign to '\(name)' because it is a 'foreach iteration variable'", at: expr.offset)
      }
      if levels == 0 {
        return Target(type: type, prepare: nil, load: { $0.slots[slot] }, store: { $0.slots[slot] = $1 })
      }
      return Target(
        type: type, prepare: nil, load: { $0.out(levels).slots[slot] },
        store: { $0.out(levels).slots[slot] = $1 })
    case .index(let receiver, let arguments): return try indexTarget(receiver, arguments, at: expr.offset)
    case .member(let receiver, let name, _):
      guard try typeReference(receiver) == nil else { break }
      let object = try value(receiver)
      if case .tuple(let elements) = object.type, let place = StaticType.place(of: name, in: elements) {
        return try tupleTarget(receiver, place, elements[place].type, at: expr.offset)
      }
      let found = library.members(of: object.type, named: name).first { $0.0.signature.kind == .property }
      guard let (declared, bindings) = found else {
        throw noMember(name, of: object.type, [], at: expr.offset)
      }
      guard let setter = declared.member.setter else {
        throw error(
          "Property or indexer '\(object.type).\(name)' cannot be assigned to -- it is read only",
          at: expr.offset)
      }
      return memberTarget(
        declared, declared.signature.result.replacing(bindings), object, [], setter, at: expr.offset)
    default: break
    }
    throw error(
      "The left-hand side of an assignment must be a variable, property or indexer", at: expr.offset)
  }

  private func indexTarget(
    _ receiver: Expr, _ arguments: [Expr.Argument], at offset: Int
  ) throws(ExpressionError) -> Target {
    let object = try value(receiver)
    if case .array(let element) = object.type {
      let index = try arrayIndex(arguments, at: offset)
      let slot = function.slot()
      let place = function.slot()
      let code = object.code
      return Target(
        type: element,
        prepare: { frame in
          frame.slots[slot] = try code(frame)
          frame.slots[place] = try index(frame)
        },
        load: { frame in
          try ArrayObject.of(frame.slots[slot], at: offset).element(frame.slots[place], at: offset)
        },
        store: { frame, value in
          try ArrayObject.of(frame.slots[slot], at: offset).set(frame.slots[place], value, at: offset)
        })
    }
    let (overload, type) = try indexer(of: object, arguments, at: offset)
    guard let setter = overload.declared.member.setter else {
      throw error(
        "Property or indexer '\(object.type).this[]' cannot be assigned to -- it is read only", at: offset)
    }
    var codes: [Code] = []
    for filling in overload.filled {
      if case .argument(let operand) = filling { codes.append(operand.code) }
    }
    return memberTarget(overload.declared, type, object, codes, setter, at: offset)
  }

  private func memberTarget(
    _ declared: DeclaredMember, _ type: StaticType, _ object: Operand, _ codes: [Code],
    _ setter: @escaping Member.Setter, at offset: Int
  ) -> Target {
    let slot = function.slot()
    let slots = codes.map { _ in function.slot() }
    let code = object.code
    let body = declared.member.body
    @Sendable func call(_ frame: Frame) throws -> Call {
      let this = frame.slots[slot]
      if this.isNull { throw NetException.nullReference }
      return Call(receiver: this, arguments: slots.map { frame.slots[$0] }, types: [], scope: frame.scope)
    }
    return Target(
      type: type,
      prepare: { frame in
        frame.slots[slot] = try code(frame)
        for (slot, code) in zip(slots, codes) { frame.slots[slot] = try code(frame) }
      },
      load: { frame in
        do {
          var call = try call(frame)
          return try body(&call)
        } catch let exception as NetException { throw exception.at(offset) }
      },
      store: { frame, value in
        do {
          var call = try call(frame)
          _ = try call.metered(makesAnswer: false) { call in
            try setter(&call, value)
            return .null
          }
        } catch let exception as NetException { throw exception.at(offset) }
      })
  }

  private func arrayIndex(_ arguments: [Expr.Argument], at offset: Int) throws(ExpressionError) -> Code {
    guard arguments.count == 1, case .value(let expr)? = arguments.first?.passing else {
      throw error("Wrong number of indices inside []; expected 1", at: offset)
    }
    return try value(expr, as: .long).code
  }

  private func indexer(
    of object: Operand, _ arguments: [Expr.Argument], at offset: Int
  ) throws(ExpressionError) -> (Overload, StaticType) {
    let found = library.members(of: object.type, named: "this")
    guard !found.isEmpty else {
      throw error("Cannot apply indexing with [] to an expression of type '\(object.type)'", at: offset)
    }
    let overload = try resolve(found, compile(arguments), typeArguments: [], name: "this", at: offset)
    return (overload, overload.declared.signature.result.replacing(overload.bindings))
  }

  /// Compiles `target[arguments]` where it is read.
  func index(_ target: Expr, _ arguments: [Expr.Argument], at offset: Int) throws(ExpressionError) -> Operand
  {
    let object = try value(target)
    if case .array(let element) = object.type {
      let index = try arrayIndex(arguments, at: offset)
      let code = object.code
      return Operand(element, at: offset) { frame in
        let array = try ArrayObject.of(code(frame), at: offset)
        return try array.element(index(frame), at: offset)
      }
    }
    let (overload, _) = try indexer(of: object, arguments, at: offset)
    return try emit(overload, object, arguments, at: offset)
  }

  /// `target = value` and `target op= value`; answers what was assigned.
  func assign(
    _ targetExpr: Expr, _ symbol: String?, _ valueExpr: Expr, at offset: Int
  ) throws(ExpressionError) -> Operand {
    let target = try target(targetExpr)
    var operand: Operand
    if let symbol {
      let right = try value(valueExpr)
      operand = try binary(symbol, Operand(target.type, at: offset, target.load), right, at: offset)
      // `x op= y` casts back: `b += 1` works on a byte.
      if operand.type != target.type, target.type.isNumeric, operand.type.isNumeric,
        implicit(right, to: target.type) != nil
      {
        operand = try cast(operand, to: target.type, at: offset)
      }
      operand = try convert(operand, to: target.type)
    } else {
      operand = try value(valueExpr, as: target.type)
    }
    let code = operand.code
    let store = target.store
    guard let prepare = target.prepare else {
      return Operand(target.type, at: offset) { frame in
        let value = try code(frame)
        try store(frame, value)
        return value
      }
    }
    return Operand(target.type, at: offset) { frame in
      try prepare(frame)
      let value = try code(frame)
      try store(frame, value)
      return value
    }
  }

  /// `x++`, `--x`
  func increment(
    _ targetExpr: Expr, by step: Int32, prefix: Bool, at offset: Int
  ) throws(ExpressionError) -> Operand {
    let target = try target(targetExpr)
    guard target.type.underlying.isNumeric else {
      throw error(
        "Operator '\(step > 0 ? "++" : "--")' cannot be applied to operand of type '\(target.type)'",
        at: offset)
    }
    let one = Operand(.int, at: offset, .int(1))
    let slot = function.slot()
    let before = Operand(target.type, at: offset) { $0.slots[slot] }
    let changed = try cast(binary(step > 0 ? "+" : "-", before, one, at: offset), to: target.type, at: offset)
      .code
    return Operand(target.type, at: offset) { frame in
      try target.prepare?(frame)
      let old = try target.load(frame)
      frame.slots[slot] = old
      let new = try changed(frame)
      try target.store(frame, new)
      return prefix ? new : old
    }
  }
}
