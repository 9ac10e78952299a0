extension Compiler {
  /// The tuple type that was written, if it is one.
  func tupleType(_ syntax: TypeSyntax, _ types: [StaticType]) throws(ExpressionError) -> StaticType? {
    guard syntax.name == TypeSyntax.tuple || syntax.name == "ValueTuple", types.count > 1 else { return nil }
    var elements: [StaticType.TupleElement] = []
    for (index, type) in types.enumerated() {
      let name = syntax.names.indices.contains(index) ? syntax.names[index] : nil
      try refuseTwice(name, in: elements, at: syntax.offset)
      elements.append(.init(name: name, type: type))
    }
    return .tuple(elements)
  }

  private func refuseTwice(
    _ name: String?, in elements: [StaticType.TupleElement], at offset: Int
  ) throws(ExpressionError) {
    if let name, elements.contains(where: { $0.name == name }) {
      throw error("Tuple element names must be unique.", at: offset)
    }
  }

  /// `(a, name: b)`, of types that are known or of those that the elements have.
  func tuple(
    _ elements: [Expr.TupleElement], as wanted: [StaticType]? = nil, at offset: Int
  ) throws(ExpressionError) -> Operand {
    var types: [StaticType.TupleElement] = []
    var codes: [Code] = []
    for (index, element) in elements.enumerated() {
      let operand =
        if let wanted { try value(element.value, as: wanted[index]) } else { try value(element.value) }
      if operand.type == .null {
        throw error(
          "The tuple element has no type of its own; cast the null, such as (string)null",
          at: element.value.offset)
      }
      try refuseTwice(element.name, in: types, at: element.value.offset)
      types.append(.init(name: element.name, type: wanted?[index] ?? operand.type))
      codes.append(operand.code)
    }
    let itemTypes = types.map(\.type)
    return Operand(.tuple(types), at: offset) { [codes] frame in
      var values: [Value] = []
      values.reserveCapacity(codes.count)
      for code in codes { values.append(try code(frame)) }
      return try frame.scope.made(TupleObject(values, of: itemTypes))
    }
  }

  /// Reads an element of a tuple.
  func tupleElement(_ place: Int, of tuple: Operand, _ type: StaticType, at offset: Int) -> Operand {
    let code = tuple.code
    return Operand(type, at: offset) { frame in
      guard let object = try code(frame).object as? TupleObject, object.values.indices.contains(place) else {
        throw NetException.nullReference.at(offset)
      }
      return object.values[place]
    }
  }

  /// `variable.Item1` left of `=`: the variable gets another tuple.
  func tupleTarget(
    _ receiver: Expr, _ place: Int, _ type: StaticType, at offset: Int
  ) throws(ExpressionError) -> Target {
    guard try isVariable(receiver) else {
      throw error("Cannot modify the return value of an expression because it is not a variable", at: offset)
    }
    let variable = try target(receiver)
    let tuple = Operand(variable.type, at: offset, variable.load)
    return Target(
      type: type, prepare: variable.prepare, load: tupleElement(place, of: tuple, type, at: offset).code
    ) { frame, value in
      guard let object = try variable.load(frame).object as? TupleObject else {
        throw NetException.nullReference.at(offset)
      }
      try variable.store(frame, frame.scope.made(object.setting(place, to: value)))
    }
  }

  /// Whether something can be changed in its place: a local variable, an array's element, and an element of such.
  private func isVariable(_ expr: Expr) throws(ExpressionError) -> Bool {
    switch expr.kind {
    case .name: return true
    case .member(let inner, _, _): return try isVariable(inner)
    case .index(let target, _): if case .array = try value(target).type { return true } else { return false }
    default: return false
    }
  }

  /// A tuple whose elements all convert, or what holds tuples that differ in names only.
  func implicitTuple(_ operand: Operand, to type: StaticType) -> Operand? {
    if operand.type.unnamed == type.unnamed { return operand.viewed(as: type) }
    guard case .tuple(let elements) = operand.type else {
      let holds =
        library.isReference(operand.type)
        && library.isSubtype(operand.type.unnamed, of: type.unnamed)
      return holds ? operand.viewed(as: type) : nil
    }
    guard case .tuple(let wanted) = type, wanted.count == elements.count else { return nil }
    let slot = function.slot()
    let tuple = read(slot, 0, operand.type, at: operand.offset)
    var codes: [Code] = []
    for (place, element) in wanted.enumerated() {
      let item = tupleElement(place, of: tuple, elements[place].type, at: operand.offset)
      guard let converted = implicit(item, to: element.type) else { return nil }
      codes.append(converted.code)
    }
    let code = operand.code
    let types = wanted.map(\.type)
    return Operand(type, at: operand.offset) { [codes] frame in
      frame.slots[slot] = try code(frame)
      var values: [Value] = []
      for code in codes { values.append(try code(frame)) }
      return try frame.scope.made(TupleObject(values, of: types))
    }
  }

  /// `var (a, b) = tuple`, `(a, b) = tuple`
  func deconstruct(
    _ targets: [Expr.DeconstructionTarget], _ expr: Expr, at offset: Int
  ) throws(ExpressionError) -> Operand {
    let tuple = try value(expr)
    let elements: [StaticType]
    switch tuple.type {
    case .tuple(let parts): elements = parts.map(\.type)
    case .named("Tuple", let types): elements = types
    default:
      throw error(
        "No suitable 'Deconstruct' instance or extension method was found for type '\(tuple.type)', with "
          + "\(targets.count) out parameters and a void return type.", at: expr.offset)
    }
    guard elements.count == targets.count else {
      throw error(
        "Cannot deconstruct a tuple of '\(elements.count)' elements into '\(targets.count)' variables.",
        at: offset)
    }
    let slot = function.slot()
    let whole = read(slot, 0, tuple.type, at: offset)
    var prepares: [@Sendable (Frame) throws -> Void] = []
    var stores: [(value: Code, store: Store)] = []
    for (place, target) in targets.enumerated() {
      let item = tupleElement(place, of: whole, elements[place], at: expr.offset)
      switch target {
      case .declaration(let syntax, let name, let position):
        let type = syntax.isVar ? item.type : try type(syntax)
        let converted = try convert(item, to: type)
        guard let name else { continue }
        let variable = try declare(name, type, at: position)
        stores.append((converted.code, { frame, value in frame.slots[variable] = value }))
      case .assignment(let left):
        let left = try self.target(left)
        if let prepare = left.prepare { prepares.append(prepare) }
        stores.append((try convert(item, to: left.type).code, left.store))
      }
    }
    let code = tuple.code
    return Operand(tuple.type, at: offset) { [prepares, stores] frame in
      for prepare in prepares { try prepare(frame) }
      let value = try code(frame)
      frame.slots[slot] = value
      for (item, store) in stores { try store(frame, try item(frame)) }
      return value
    }
  }
}

extension EvaluationScope {
  /// Counts a tuple that was made.
  fileprivate func made(_ tuple: TupleObject) throws -> Value {
    try create()
    try allocate(tuple.footprint)
    return .object(tuple)
  }
}
