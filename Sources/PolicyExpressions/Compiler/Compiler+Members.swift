extension Compiler {
  /// The type an expression names, when it names one and no variable hides it.
  func typeReference(_ expr: Expr) throws(ExpressionError) -> StaticType? {
    switch expr.kind {
    case .type(let syntax): return try type(syntax)
    case .name(let name, let arguments):
      guard function.find(name) == nil, name != "context" else { return nil }
      var types: [StaticType] = []
      for argument in arguments { types.append(try type(argument)) }
      return library.type(named: name, arguments: types)
    case .member(_, _, let arguments):
      guard let name = dottedName(expr) else { return nil }
      var types: [StaticType] = []
      for argument in arguments { types.append(try type(argument)) }
      return library.type(named: name, arguments: types)
    default: return nil
    }
  }

  /// `System.Text.Encoding` as one name, when its first word is no variable.
  private func dottedName(_ expr: Expr) -> String? {
    var parts: [String] = []
    var current = expr
    while case .member(let target, let name, _) = current.kind {
      parts.append(name)
      current = target
    }
    guard case .name(let first, _) = current.kind, function.find(first) == nil, first != "context" else {
      return nil
    }
    return ([first] + parts.reversed()).joined(separator: ".")
  }

  /// Refuses a type of .NET that the library has not, by its full name.
  func refuseUnknownType(_ expr: Expr) throws(ExpressionError) {
    guard case .member(_, let last, _) = expr.kind, let name = dottedName(expr),
      name.hasPrefix("System.") || name.hasPrefix("Newtonsoft."), knowsNoType(in: expr)
    else { return }
    throw error(
      "The type or namespace name '\(last)' does not exist in the namespace '\(name.dropLast(last.count + 1))' (are "
        + "you missing an assembly reference?)", at: expr.offset)
  }

  /// Whether no part of a dotted name is a type.
  private func knowsNoType(in expr: Expr) -> Bool {
    guard let name = dottedName(expr) else { return false }
    if library.type(named: name) != nil { return false }
    guard case .member(let target, _, _) = expr.kind else { return true }
    return knowsNoType(in: target)
  }

  /// Compiles `target.name`.
  func member(of target: Expr, _ name: String, at offset: Int) throws(ExpressionError) -> Operand {
    if let type = try typeReference(target) { return try staticMember(of: type, name, at: offset) }
    try refuseUnknownType(target)
    let receiver = try value(target)
    if case .anonymous(let members) = receiver.type,
      let index = members.firstIndex(where: { $0.name == name })
    {
      return anonymousMember(index, of: receiver, members[index].type, at: offset)
    }
    if case .tuple(let elements) = receiver.type, let place = StaticType.place(of: name, in: elements) {
      return tupleElement(place, of: receiver, elements[place].type, at: offset)
    }
    let found = library.members(of: receiver.type, named: name)
    guard
      let (declared, bindings) = found.first(where: {
        $0.0.signature.kind == .property && !$0.0.signature.isStatic
      })
    else {
      throw noMember(name, of: receiver.type, found.map(\.0), at: offset)
    }
    note(declared)
    return property(declared, declared.signature.result.replacing(bindings), receiver, at: offset)
  }

  func noMember(
    _ name: String, of type: StaticType, _ found: [DeclaredMember], at offset: Int
  ) -> ExpressionError {
    if found.contains(where: { $0.signature.isStatic }) {
      return error(
        "Member '\(type).\(name)' cannot be accessed with an instance reference; qualify it with a type name instead",
        at: offset)
    }
    if found.contains(where: { $0.signature.kind == .method }) {
      return error(
        "Cannot convert method group '\(name)' to non-delegate type. Did you intend to invoke the method?",
        at: offset)
    }
    return error(
      "'\(type)' does not contain a definition for '\(name)' and no accessible extension method '\(name)' accepting "
        + "a first argument of type '\(type)' could be found (are you missing a using directive or an assembly "
        + "reference?)", at: offset, hint: nearest(name, in: type))
  }

  /// The member that is spelled almost like that, if one is.
  private func nearest(_ name: String, in type: StaticType) -> String? {
    guard let table = library.table(of: type) else { return nil }
    let wanted = name.lowercased()
    return table.members.keys.filter { $0.lowercased() == wanted }.min().map { "did you mean '\($0)'?" }
  }

  private func staticMember(
    of type: StaticType, _ name: String, at offset: Int
  ) throws(ExpressionError) -> Operand {
    if let value = library.table(of: type)?.enumeration?.value(name), case .enumeration(let member) = value {
      return Operand(type, at: offset) { _ in .enumeration(member) }
    }
    let found = library.members(of: type, named: name).map(\.0)
    if let declared = found.first(where: { $0.signature.kind == .property && $0.signature.isStatic }) {
      let operand = property(declared, declared.signature.result, nil, at: offset)
      if case .constant(let constant) = declared.member.kind {
        return Operand(operand.type, at: offset, constant)
      }
      return operand
    }
    if found.contains(where: { $0.signature.kind == .property }) {
      throw error(
        "An object reference is required for the non-static field, method, or property '\(type).\(name)'",
        at: offset)
    }
    throw error(
      "'\(type)' does not contain a definition for '\(name)'", at: offset, hint: nearest(name, in: type))
  }

  func note(_ declared: DeclaredMember) {
    if declared.member.isNotable { reads.insert("\(declared.owner).\(declared.signature.name)") }
  }

  private func property(
    _ declared: DeclaredMember, _ type: StaticType, _ receiver: Operand?, at offset: Int
  ) -> Operand {
    let body = declared.member.body
    let makesAnswer = declared.signature.makesAnswer
    guard let receiver else {
      return Operand(type, at: offset) { frame in
        var call = Call(receiver: .null, arguments: [], types: [], scope: frame.scope)
        return try body(&call)
      }
    }
    let code = receiver.code
    let takesNull = receiver.type.isNullable
    return Operand(type, at: offset) { frame in
      let target = try code(frame)
      if target.isNull, !takesNull { throw NetException.nullReference.at(offset) }
      var call = Call(receiver: target, arguments: [], types: [], scope: frame.scope)
      do { return try call.metered(makesAnswer: makesAnswer, body) } catch let exception as NetException {
        throw exception.at(offset)
      }
    }
  }
}
