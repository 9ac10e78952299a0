extension Compiler {
  /// Calls a `Func<…>`.
  func delegateCall(
    _ target: Operand, _ arguments: [Expr.Argument], at offset: Int
  ) throws(ExpressionError) -> Operand {
    guard case .named(let name, let types) = target.type, name == "Func" || name == "Action" else {
      throw error("Method name expected", at: offset)
    }
    let result = name == "Func" ? types.last ?? .void : .void
    let inputs = name == "Func" ? Array(types.dropLast()) : types
    guard inputs.count == arguments.count else {
      throw error("Delegate '\(target.type)' does not take \(arguments.count) arguments", at: offset)
    }
    var codes: [Code] = []
    for (argument, type) in zip(arguments, inputs) {
      guard case .value(let expr) = argument.passing else {
        throw error("Argument 1 may not be passed with the 'out' keyword", at: offset)
      }
      codes.append(try value(expr, as: type).code)
    }
    let code = target.code
    return Operand(result, at: offset) { [codes] frame in
      guard let function = try code(frame).object as? FunctionObject else {
        throw NetException.nullReference.at(offset)
      }
      var values: [Value] = []
      for code in codes { values.append(try code(frame)) }
      return try function.call(values)
    }
  }
}
