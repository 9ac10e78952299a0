extension Compiler {
  /// Declares what a query's lambda takes: one range variable, or an anonymous object whose members are several.
  func declareRange(_ variables: [Expr.RangeVariable], _ type: StaticType) throws(ExpressionError) {
    let slot = function.slot()
    for (index, variable) in variables.enumerated() {
      guard function.find(variable.name) == nil else {
        throw error(
          "The range variable '\(variable.name)' conflicts with a previous declaration of '\(variable.name)'",
          at: variable.offset)
      }
      _ = function.declare(
        variable.name, .range(type, slot: slot, member: variables.count == 1 ? nil : index))
    }
  }

  /// Reads a range variable from the argument that carries it.
  func rangeVariable(_ argument: Operand, _ member: Int?) -> Operand {
    guard let member, case .anonymous(let members) = argument.type, members.indices.contains(member) else {
      return argument
    }
    return anonymousMember(member, of: argument, members[member].type, at: argument.offset)
  }

  /// Reads a member of an anonymous object.
  func anonymousMember(_ index: Int, of object: Operand, _ type: StaticType, at offset: Int) -> Operand {
    let code = object.code
    return Operand(type, at: offset) { frame in
      guard let object = try code(frame).object as? AnonymousObject, object.values.indices.contains(index)
      else { throw NetException.nullReference.at(offset) }
      return object.values[index]
    }
  }
}
