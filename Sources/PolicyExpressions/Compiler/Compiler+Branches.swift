extension Compiler {
  /// `condition ? yes : no`
  func ternary(
    _ conditionExpr: Expr, _ yes: Expr, _ no: Expr, at offset: Int
  ) throws(ExpressionError) -> Operand {
    // First of all, since the branches may use what the condition declares.
    let condition = try value(conditionExpr, as: .bool)
    if yes.isUntyped, !no.isUntyped {
      let second = try value(no)
      return ternary(condition, try branch(yes, beside: second, at: offset), second, at: offset)
    }
    let first = try value(yes)
    if no.isUntyped, !yes.isUntyped {
      return ternary(condition, first, try branch(no, beside: first, at: offset), at: offset)
    }
    let second = try value(no)
    if first.type == second.type { return ternary(condition, first, second, at: offset) }
    // Where each converts to the other, a constant follows the type of what is none.
    if let converted = implicit(second, to: first.type),
      first.constant == nil || implicit(first, to: second.type) == nil
    {
      return ternary(condition, first, converted, at: offset)
    }
    if let converted = implicit(first, to: second.type) {
      return ternary(condition, converted, second, at: offset)
    }
    throw error(
      "Type of conditional expression cannot be determined because there is no implicit conversion between "
        + "'\(first.type)' and '\(second.type)'", at: offset)
  }

  /// A `null`, `default` or `throw` branch takes the type of the other.
  private func branch(_ expr: Expr, beside other: Operand, at offset: Int) throws(ExpressionError) -> Operand
  {
    if case .literal(.null) = expr.kind, library.isValueType(other.type), !other.type.isNullable {
      throw error(
        "Type of conditional expression cannot be determined because there is no implicit conversion between "
          + "'\(other.type)' and '<null>'", at: offset)
    }
    return try value(expr, as: other.type)
  }

  /// One of two operands of the same type.
  func ternary(_ condition: Operand, _ yes: Operand, _ no: Operand, at offset: Int) -> Operand {
    let test = condition.code
    let first = yes.code
    let second = no.code
    return Operand(yes.type == .null ? no.type : yes.type, at: offset) { frame in
      if case .bool(true) = try test(frame) { return try first(frame) }
      return try second(frame)
    }
  }

  /// `left ?? right`
  func coalesce(_ left: Expr, _ right: Expr, at offset: Int) throws(ExpressionError) -> Operand {
    let first = try value(left)
    if first.type == .null { return try value(right) }
    guard library.isReference(first.type) || first.type.isNullable else {
      let other = try value(right)
      throw error(
        "Operator '??' cannot be applied to operands of type '\(first.type)' and '\(other.type)'", at: offset)
    }
    let type: StaticType
    let second: Operand
    var stays: Operand = first
    if right.isUntyped {
      type = first.type
      second = try value(right, as: type)
    } else {
      let other = try value(right)
      if first.type.isNullable, let converted = implicit(other, to: first.type.underlying) {
        type = first.type.underlying
        second = converted
      } else if let converted = implicit(other, to: first.type) {
        type = first.type
        second = converted
      } else if let converted = implicit(first, to: other.type) {
        type = other.type
        second = other
        stays = converted
      } else {
        throw error(
          "Operator '??' cannot be applied to operands of type '\(first.type)' and '\(other.type)'",
          at: offset)
      }
    }
    let test = stays.code
    let otherwise = second.code
    return Operand(type, at: offset) { frame in
      let value = try test(frame)
      return value.isNull ? try otherwise(frame) : value
    }
  }

  /// `target?.rest`: null when the target is, otherwise the rest from there.
  func conditional(_ target: Expr, _ rest: Expr, at offset: Int) throws(ExpressionError) -> Operand {
    let first = try value(target)
    guard library.isReference(first.type) || first.type.isNullable else {
      throw error("Operator '?' cannot be applied to operand of type '\(first.type)'", at: offset)
    }
    let slot = function.slot()
    receivers.append(read(slot, 0, first.type.underlying, at: offset))
    defer { receivers.removeLast() }
    let following = try operand(rest)
    let type: StaticType =
      library.isValueType(following.type) && !following.type.isNullable
      ? .nullable(following.type) : following.type
    let test = first.code
    let then = following.code
    return Operand(type, at: offset) { frame in
      let value = try test(frame)
      if value.isNull { return .null }
      frame.slots[slot] = value
      return try then(frame)
    }
  }

  /// `throw exception` as an expression.
  func throwing(_ exception: Expr, at offset: Int) throws(ExpressionError) -> Operand {
    let code = try value(exception, as: .named("Exception")).code
    return Operand(.void, at: offset) { frame in
      guard let object = try code(frame).object as? ExceptionObject else {
        throw NetException.nullReference.at(offset)
      }
      throw NetException(object).at(offset)
    }
  }

  /// `operand as type`
  func asType(_ operand: Operand, _ type: StaticType, at offset: Int) throws(ExpressionError) -> Operand {
    guard library.isReference(type) || type.isNullable else {
      throw error(
        "The as operator must be used with a reference type or nullable type ('\(type)' is a non-nullable "
          + "value type)", at: offset)
    }
    let matches = TypeTest.matches(type, in: library)
    let code = operand.code
    return Operand(type, at: offset) { frame in
      let value = try code(frame)
      return matches(value) ? value : .null
    }
  }

  /// `operand is type name`
  func isType(
    _ operand: Operand, _ type: StaticType, _ name: String?, at offset: Int
  ) throws(ExpressionError) -> Operand {
    let matches = TypeTest.matches(type, in: library)
    let code = operand.code
    guard let name else { return Operand(.bool, at: offset) { .bool(matches(try code($0))) } }
    let slot = try declare(name, type, at: offset)
    return Operand(.bool, at: offset) { frame in
      let value = try code(frame)
      guard matches(value) else { return .bool(false) }
      frame.slots[slot] = value
      return .bool(true)
    }
  }

  /// `operand is constant`
  func isConstant(_ operand: Operand, _ constant: Operand, at offset: Int) throws(ExpressionError) -> Operand
  {
    guard let value = constant.constant else {
      throw error("A constant value is expected", at: constant.offset)
    }
    let code = operand.code
    return Operand(.bool, at: offset) { frame in
      let found = try code(frame)
      try frame.scope.work(found.footprint)
      return .bool(Equality.equals(found, value.value))
    }
  }

  /// `typeof(type)`
  func typeOf(_ type: StaticType, at offset: Int) throws(ExpressionError) -> Operand {
    Operand(.named("Type"), at: offset) { _ in .object(TypeObject(of: type)) }
  }

  /// Adds a variable to the current block.
  func declare(
    _ name: String, _ type: StaticType, at offset: Int, isReadOnly: Bool = false
  ) throws(ExpressionError) -> Int {
    let slot = function.slot()
    guard function.declare(name, .variable(type, slot: slot, isReadOnly: isReadOnly)) else {
      throw error(
        "A local variable or function named '\(name)' is already defined in this scope", at: offset)
    }
    return slot
  }
}
