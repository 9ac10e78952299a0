extension Compiler {
  /// `new type(arguments) { initializer }`
  func new(
    _ type: StaticType, _ arguments: [Expr.Argument], _ initializer: Expr.Initializer?, at offset: Int
  ) throws(ExpressionError) -> Operand {
    guard let table = library.table(of: type) else {
      throw error("Cannot create an instance of '\(type)'", at: offset)
    }
    let constructors = (table.members["new"] ?? []).map { ($0, bindings(of: type, table)) }
    let created: Operand
    if constructors.isEmpty {
      guard library.isValueType(type), arguments.isEmpty else {
        throw error("Cannot create an instance of the abstract type or interface '\(type)'", at: offset)
      }
      created = defaultValue(of: type, at: offset)
    } else if arguments.isEmpty, library.isValueType(type) {
      created = defaultValue(of: type, at: offset)
    } else {
      let compiled = try compile(arguments)
      let overload = try resolve(constructors, compiled, typeArguments: [], name: table.name, at: offset)
      created = Operand(type, at: offset, try emit(overload, nil, arguments, of: type, at: offset).code)
    }
    guard let initializer else { return created }
    return try initialize(created, initializer, at: offset)
  }

  private func bindings(of type: StaticType, _ table: TypeTable) -> [String: StaticType] {
    guard case .named(_, let arguments) = type else { return [:] }
    return Dictionary(zip(table.typeParameters, arguments), uniquingKeysWith: { first, _ in first })
  }

  /// Fills a new object: `{ a, b }`, `{ { k, v } }`, `{ [k] = v }`, `{ Name = v }`.
  private func initialize(
    _ created: Operand, _ initializer: Expr.Initializer, at offset: Int
  ) throws(ExpressionError) -> Operand {
    let slot = function.slot()
    receivers.append(read(slot, 0, created.type, at: offset))
    defer { receivers.removeLast() }
    let this = Expr(kind: .receiver, offset: offset)
    var steps: [Code] = []
    switch initializer {
    case .elements(let elements):
      guard library.view(of: created.type, as: "IEnumerable") != nil else {
        throw error(
          "Cannot initialize type '\(created.type)' with a collection initializer because it does not implement "
            + "'System.Collections.IEnumerable'", at: offset)
      }
      for element in elements {
        let place = element.first?.offset ?? offset
        let add = Expr(kind: .member(this, "Add", []), offset: place)
        let arguments = element.map { Expr.Argument(name: nil, passing: .value($0)) }
        steps.append(try call(add, arguments, at: place).code)
      }
    case .members(let members):
      for (target, value) in members {
        let expr: Expr
        switch target {
        case .name(let name, let place): expr = Expr(kind: .member(this, name, []), offset: place)
        case .index(let arguments, let place): expr = Expr(kind: .index(this, arguments), offset: place)
        }
        steps.append(try assign(expr, nil, value, at: expr.offset).code)
      }
    }
    let make = created.code
    return Operand(created.type, at: offset) { [steps] frame in
      let object = try make(frame)
      let before = frame.slots[slot]
      frame.slots[slot] = object
      for step in steps {
        _ = try step(frame)
        frame.slots[slot] = object
      }
      frame.slots[slot] = before
      return object
    }
  }

  /// `new T[n]`, `new T[] { … }`, `new[] { … }`
  func newArray(
    _ element: TypeSyntax?, _ size: Expr?, _ values: [Expr]?, at offset: Int
  ) throws(ExpressionError) -> Operand {
    let type = try element.map { (syntax) throws(ExpressionError) in try self.type(syntax) }
    guard let values else {
      let elementType = type ?? .object
      let count = try value(size ?? Expr(kind: .literal(.int(0)), offset: offset), as: .long).code
      let library = library
      return Operand(.array(elementType), at: offset) { frame in
        guard let wanted = try count(frame).integer, wanted >= 0 else {
          throw NetException.overflow("Arithmetic operation resulted in an overflow.").at(offset)
        }
        guard let length = Int32(exactly: wanted) else {
          throw NetException("OutOfMemoryException", "Array dimensions exceeded supported range.").at(offset)
        }
        try frame.scope.create()
        try frame.scope.allocate(Int(length) * MemoryLayout<Value>.stride)
        return .object(
          ArrayObject(
            Array(repeating: library.defaultValue(of: elementType), count: Int(length)), of: elementType))
      }
    }
    let elementType: StaticType
    var operands: [Operand] = []
    if let type {
      elementType = type
      for value in values { operands.append(try self.value(value, as: type)) }
    } else {
      for value in values { operands.append(try self.value(value)) }
      guard let best = bestType(of: operands) else {
        throw error("No best type found for implicitly-typed array", at: offset)
      }
      elementType = best
      operands = try operands.map { (operand) throws(ExpressionError) in try convert(operand, to: best) }
    }
    let codes = operands.map(\.code)
    return Operand(.array(elementType), at: offset) { frame in
      var elements: [Value] = []
      elements.reserveCapacity(codes.count)
      for code in codes { elements.append(try code(frame)) }
      try frame.scope.create()
      try frame.scope.allocate(elements.count * MemoryLayout<Value>.stride)
      return .object(ArrayObject(elements, of: elementType))
    }
  }

  /// The one of the operands' types that all of them convert to.
  func bestType(of operands: [Operand]) -> StaticType? {
    operands.map(\.type).first { type in
      type != .null && operands.allSatisfy { converts($0, to: type) }
    }
  }

  /// `new { a = 1, b }`
  func anonymous(_ members: [(name: String, value: Expr)], at offset: Int) throws(ExpressionError) -> Operand
  {
    var types: [StaticType.AnonymousMember] = []
    var codes: [Code] = []
    for (name, expr) in members {
      let operand = try value(expr)
      guard operand.type != .null else {
        throw error("Cannot assign <null> to anonymous type property", at: expr.offset)
      }
      guard !types.contains(where: { $0.name == name }) else {
        throw error("An anonymous type cannot have multiple properties with the same name", at: expr.offset)
      }
      types.append(.init(name: name, type: operand.type))
      codes.append(operand.code)
    }
    return Operand(.anonymous(types), at: offset) { [types, codes] frame in
      var values: [Value] = []
      for code in codes { values.append(try code(frame)) }
      try frame.scope.create()
      let object = AnonymousObject(members: types, values: values)
      try frame.scope.allocate(object.footprint)
      return .object(object)
    }
  }
}
