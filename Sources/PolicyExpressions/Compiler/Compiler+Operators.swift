extension Compiler {
  /// Compiles operators of one level from left to right.
  func binary(_ first: Expr, _ operations: [Expr.Operation]) throws(ExpressionError) -> Operand {
    var left = try value(first)
    var pieces: [Code] = []
    for operation in operations {
      let right = try value(operation.operand)
      guard operation.symbol == "+", joinsText(left, right),
        left.constant == nil || right.constant == nil
      else {
        pieces = []
        left = try binary(operation.symbol, left, right, at: operation.offset)
        continue
      }
      // One concatenation of all pieces, as the C# compiler makes it.
      pieces = pieces.isEmpty ? [left.code, right.code] : pieces + [right.code]
      left = concatenation(pieces, at: operation.offset)
    }
    return left
  }

  /// Compiles one binary operator.
  func binary(
    _ symbol: String, _ left: Operand, _ right: Operand, at offset: Int
  ) throws(ExpressionError) -> Operand {
    let found: Operand?
    switch symbol {
    case "&&", "||": found = shortCircuit(symbol, left, right, at: offset)
    case "==", "!=": found = equality(symbol, left, right, at: offset)
    case "<", ">", "<=", ">=": found = comparison(symbol, left, right, at: offset)
    case "+" where joinsText(left, right):
      if let a = left.constant, let b = right.constant {
        let joined = ((try? a.value.text()) ?? "") + ((try? b.value.text()) ?? "")
        return Operand(.string, at: offset, .string(joined))
      }
      found = concatenation([left.code, right.code], at: offset)
    default: found = try arithmetic(symbol, left, right, at: offset)
    }
    if let found { return found }
    throw error(
      "Operator '\(symbol)' cannot be applied to operands of type '\(left.type)' and '\(right.type)'",
      at: offset,
      hint: jsonHint(left, right))
  }

  /// Whether `+` makes a string of its operands; a namespace and a string make a name.
  private func joinsText(_ left: Operand, _ right: Operand) -> Bool {
    left.type == .string || (right.type == .string && left.type != .named("XNamespace"))
  }

  private func jsonHint(_ left: Operand, _ right: Operand) -> String? {
    let token = StaticType.named("JToken")
    guard library.isSubtype(left.type, of: token) != library.isSubtype(right.type, of: token) else {
      return nil
    }
    let other = library.isSubtype(left.type, of: token) ? right.type : left.type
    return other == .object ? nil : "cast the JSON value: (\(other))…"
  }

  private func shortCircuit(_ symbol: String, _ left: Operand, _ right: Operand, at offset: Int) -> Operand? {
    guard let left = implicit(left, to: .bool), let right = implicit(right, to: .bool) else { return nil }
    let stop = symbol == "||"
    if let a = left.constant?.value.truth, let b = right.constant?.value.truth {
      return Operand(.bool, at: offset, .bool(stop ? a || b : a && b))
    }
    let first = left.code
    let second = right.code
    return Operand(.bool, at: offset) { frame in
      if case .bool(stop) = try first(frame) { return .bool(stop) }
      return try second(frame)
    }
  }

  private func arithmetic(
    _ symbol: String, _ left: Operand, _ right: Operand, at offset: Int
  ) throws(ExpressionError) -> Operand? {
    if let found = NamedOperators.find(symbol, left.type.underlying, right.type.underlying) {
      return lifted(left, right, found.result, at: offset, found.apply)
    }
    if let enumeration = library.table(of: left.type)?.enumeration, left.type == right.type,
      ["|", "&", "^"].contains(symbol), let combine = Numbers.binary(symbol, .int, checked: false)
    {
      return lifted(left, right, left.type, at: offset) { a, b in
        let raw = try combine(
          .int(Int32(truncatingIfNeeded: a.integer ?? 0)), .int(Int32(truncatingIfNeeded: b.integer ?? 0)))
        return .enumeration(EnumValue(type: enumeration, raw: Int32(truncatingIfNeeded: raw.integer ?? 0)))
      }
    }
    if let found = enumArithmetic(symbol, left, right, at: offset) { return found }
    let isShift = symbol == "<<" || symbol == ">>"
    let a = left.type.underlying
    let b = right.type.underlying
    var promoted = isShift ? shifted(a, by: b) : self.promoted(left, right)
    if a == .bool, b == .bool { promoted = .bool }
    guard let promoted,
      let apply = Numbers.binary(symbol, promoted, checked: isChecked)
    else { return nil }
    return try fold(symbol, left, right, as: promoted, isShift: isShift, at: offset)
      ?? numeric(left, right, as: promoted, isShift: isShift, at: offset, apply)
  }

  /// An enumeration and a number make one of the enumeration, the difference of two is a number.
  private func enumArithmetic(
    _ symbol: String, _ left: Operand, _ right: Operand, at offset: Int
  ) -> Operand? {
    let first = library.table(of: left.type)?.enumeration
    let second = library.table(of: right.type)?.enumeration
    guard let enumeration = first ?? second, let apply = Numbers.binary(symbol, .int, checked: isChecked),
      symbol == "+" || symbol == "-"
    else { return nil }
    let isDifference = symbol == "-" && left.type == right.type
    let takesNumber = (first == nil || second == nil) && (symbol == "+" || first != nil)
    guard isDifference || takesNumber && (first == nil ? left : right).type == .int else { return nil }
    return lifted(left, right, isDifference ? .int : first == nil ? right.type : left.type, at: offset) {
      a, b in
      let number = try apply(
        .int(Int32(truncatingIfNeeded: a.integer ?? 0)), .int(Int32(truncatingIfNeeded: b.integer ?? 0)))
      if isDifference { return number }
      return .enumeration(EnumValue(type: enumeration, raw: Int32(truncatingIfNeeded: number.integer ?? 0)))
    }
  }

  /// The type a shift happens in; its count is an int.
  private func shifted(_ type: StaticType, by count: StaticType) -> StaticType? {
    guard type.isIntegral, count == .int || Numbers.widening(from: count, to: .int) != nil else { return nil }
    return [.uint, .long, .ulong].contains(type) ? type : .int
  }

  /// The type in which an operator sees both operands.
  func promoted(_ left: Operand, _ right: Operand) -> StaticType? {
    unsigned(left, beside: right) ?? unsigned(right, beside: left)
      ?? Numbers.promoted(left.type.underlying, right.type.underlying)
  }

  /// `uint op constant` stays uint, and ulong ulong, when the constant is not negative.
  private func unsigned(_ operand: Operand, beside other: Operand) -> StaticType? {
    let type = operand.type.underlying
    guard
      type == .uint && other.type == .int || type == .ulong && (other.type == .int || other.type == .long),
      let constant = other.constant, Numbers.fit(constant, in: type) != nil
    else { return nil }
    return type
  }

  /// The operator on values known already; what overflows or divides by zero is refused now.
  private func fold(
    _ symbol: String, _ left: Operand, _ right: Operand, as type: StaticType, isShift: Bool, at offset: Int
  ) throws(ExpressionError) -> Operand? {
    if symbol == "/" || symbol == "%", type != .double, type != .float, right.constant?.value.number == 0 {
      throw error("Division by constant zero", at: offset)
    }
    guard let a = left.constant, let b = right.constant else { return nil }
    let widenA = Numbers.widening(from: left.type, to: type) ?? { $0 }
    let widenB = Numbers.widening(from: right.type, to: isShift ? right.type : type) ?? { $0 }
    guard let apply = Numbers.binary(symbol, type, checked: uncheckedDepth == 0) else { return nil }
    guard let value = try? apply(widenA(a.value), widenB(b.value)), let constant = Constant(value) else {
      throw error("The operation overflows at compile time in checked mode", at: offset)
    }
    return Operand(type, at: offset, constant)
  }

  private func numeric(
    _ left: Operand, _ right: Operand, as type: StaticType, isShift: Bool, at offset: Int,
    _ apply: @escaping Numbers.Binary
  ) -> Operand {
    let widenLeft = Numbers.widening(from: left.type.underlying, to: type) ?? { $0 }
    let widenRight =
      Numbers.widening(from: right.type.underlying, to: isShift ? right.type.underlying : type) ?? { $0 }
    if left.type == type, isShift || right.type == type {
      return lifted(left, right, type, at: offset, apply)
    }
    return lifted(left, right, type, at: offset) { try apply(widenLeft($0), widenRight($1)) }
  }

  /// An operator on two operands; with a `T?` among them the answer is null when one is null.
  func lifted(
    _ left: Operand, _ right: Operand, _ result: StaticType, at offset: Int,
    _ apply: @escaping Numbers.Binary
  ) -> Operand {
    let first = left.code
    let second = right.code
    guard left.type.isNullable || right.type.isNullable else {
      return Operand(result, at: offset) { frame in
        let a = try first(frame)
        let b = try second(frame)
        do { return try apply(a, b) } catch let exception as NetException { throw exception.at(offset) }
      }
    }
    return Operand(.nullable(result), at: offset) { frame in
      let a = try first(frame)
      let b = try second(frame)
      return a.isNull || b.isNull ? .null : try apply(a, b)
    }
  }

  func unary(_ symbol: String, _ operand: Operand, at offset: Int) throws(ExpressionError) -> Operand {
    let type = operand.type.underlying
    if symbol == "!", let operand = implicit(operand, to: .bool) {
      if let truth = operand.constant?.value.truth { return Operand(.bool, at: offset, .bool(!truth)) }
      let code = operand.code
      return Operand(.bool, at: offset) { .bool(!(try code($0).truth ?? false)) }
    }
    if symbol == "-", type == .named("TimeSpan") {
      return operand.mapped(to: operand.type) { value in
        guard case .timeSpan(let span) = value else { return value }
        return .timeSpan(TimeSpan(ticks: 0 &- span.ticks))
      }
    }
    guard symbol != "!", type.isNumeric, symbol != "~" || type.isIntegral, symbol != "-" || type != .ulong
    else {
      throw error("Operator '\(symbol)' cannot be applied to operand of type '\(operand.type)'", at: offset)
    }
    let promoted: StaticType = symbol == "-" && type == .uint ? .long : Numbers.promoted(type, .int) ?? type
    let kept: StaticType = type == .uint && symbol != "-" ? .uint : promoted
    switch symbol {
    case "-":
      let zero: Constant =
        switch kept {
        case .float: .float(-0.0)
        case .double: .double(-0.0)
        default: Constant.standard(of: kept) ?? .int(0)
        }
      return try binary("-", Operand(kept, at: offset, zero), operand, at: offset)
    case "~":
      let ones: Constant =
        switch kept {
        case .long: .long(-1)
        case .uint: .uint(.max)
        case .ulong: .ulong(.max)
        default: .int(-1)
        }
      return try binary("^", operand, Operand(kept, at: offset, ones), at: offset)
    default:
      return implicit(operand, to: kept) ?? operand
    }
  }
}
