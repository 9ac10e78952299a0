extension Compiler {
  /// `==` and `!=`.
  func equality(_ symbol: String, _ left: Operand, _ right: Operand, at offset: Int) -> Operand? {
    let isEqual = symbol == "=="
    let a = left.type.underlying
    let b = right.type.underlying
    if let type = promoted(left, right), let same = Numbers.comparison("==", type) {
      let widenA = Numbers.widening(from: a, to: type) ?? { $0 }
      let widenB = Numbers.widening(from: b, to: type) ?? { $0 }
      if let x = left.constant, let y = right.constant, !x.value.isNull, !y.value.isNull {
        return Operand(.bool, at: offset, .bool(same(widenA(x.value), widenB(y.value)) == isEqual))
      }
      return compared(left, right, isEqual: isEqual, at: offset) { same(widenA($0), widenB($1)) }
    }
    if a == .null || b == .null {
      let other = a == .null ? right : left
      guard other.type != .void else { return nil }
      if a == .null, b == .null { return Operand(.bool, at: offset, .bool(isEqual)) }
      let code = other.code
      return Operand(.bool, at: offset) { .bool(try code($0).isNull == isEqual) }
    }
    if a == .string, b == .string {
      if let x = left.constant?.value.string, let y = right.constant?.value.string {
        return Operand(.bool, at: offset, .bool(Equality.equal(x, y) == isEqual))
      }
      return compared(left, right, isEqual: isEqual, at: offset) { Equality.equals($0, $1) }
    }
    if library.isValueType(a), a == b {
      return compared(left, right, isEqual: isEqual, at: offset) { Equality.equals($0, $1) }
    }
    if let converted = implicit(left, to: right.type), library.isValueType(b) {
      return compared(converted, right, isEqual: isEqual, at: offset) { Equality.equals($0, $1) }
    }
    if let converted = implicit(right, to: left.type), library.isValueType(a) {
      return compared(left, converted, isEqual: isEqual, at: offset) { Equality.equals($0, $1) }
    }
    // Names and namespaces of XML are one object each in .NET, and a string stands for one.
    if let type = [a, b].first(where: { $0 == .named("XName") || $0 == .named("XNamespace") }) {
      guard let first = implicit(left, to: type), let second = implicit(right, to: type) else { return nil }
      return compared(first, second, isEqual: isEqual, at: offset) { Equality.equals($0, $1) }
    }
    guard library.isReference(a), library.isReference(b),
      library.isSubtype(a, of: b) || library.isSubtype(b, of: a)
    else { return nil }
    // C# compares references here. Policies compare `context.Variables["x"] != ""` and mean the text,
    // so two strings are compared by content whatever their static types.
    let comparesContent = a == .object || b == .object || a == .named("Uri") || a == .named("Version")
    return compared(left, right, isEqual: isEqual, at: offset) { x, y in
      if case .object(let first) = x, case .object(let second) = y {
        return first === second || (comparesContent && first is UriObject && first.equals(second))
      }
      return Equality.equals(x, y)
    }
  }

  private func compared(
    _ left: Operand, _ right: Operand, isEqual: Bool, at offset: Int,
    _ same: @escaping @Sendable (Value, Value) -> Bool
  ) -> Operand {
    let first = left.code
    let second = right.code
    guard left.type.isNullable || right.type.isNullable else {
      return Operand(.bool, at: offset) { frame in
        let a = try first(frame)
        let b = try second(frame)
        try frame.scope.work(a.footprint)
        return .bool(same(a, b) == isEqual)
      }
    }
    return Operand(.bool, at: offset) { frame in
      let a = try first(frame)
      let b = try second(frame)
      try frame.scope.work(a.footprint)
      if a.isNull || b.isNull { return .bool((a.isNull && b.isNull) == isEqual) }
      return .bool(same(a, b) == isEqual)
    }
  }

  /// `<`, `>`, `<=` and `>=`; false when a `T?` is null.
  func comparison(_ symbol: String, _ left: Operand, _ right: Operand, at offset: Int) -> Operand? {
    let a = left.type.underlying
    let b = right.type.underlying
    if let type = promoted(left, right), let compare = Numbers.comparison(symbol, type) {
      let widenA = Numbers.widening(from: a, to: type) ?? { $0 }
      let widenB = Numbers.widening(from: b, to: type) ?? { $0 }
      if let x = left.constant, let y = right.constant {
        return Operand(.bool, at: offset, .bool(compare(widenA(x.value), widenB(y.value))))
      }
      if left.type == type, right.type == type { return ordered(left, right, at: offset, compare) }
      return ordered(left, right, at: offset) { compare(widenA($0), widenB($1)) }
    }
    let ordering: [StaticType] = [.named("DateTime"), .named("DateTimeOffset"), .named("TimeSpan")]
    guard let type = ordering.last(where: { $0 == a || $0 == b }),
      let first = implicit(left, to: left.type.isNullable ? .nullable(type) : type),
      let second = implicit(right, to: right.type.isNullable ? .nullable(type) : type),
      let compare = Numbers.comparison(symbol, .int)
    else { return nil }
    return ordered(first, second, at: offset) { x, y in
      compare(.int(Int32((try? Equality.compare(x, y)) ?? 0)), .int(0))
    }
  }

  private func ordered(
    _ left: Operand, _ right: Operand, at offset: Int, _ compare: @escaping Numbers.Comparison
  ) -> Operand {
    let first = left.code
    let second = right.code
    guard left.type.isNullable || right.type.isNullable else {
      return Operand(.bool, at: offset) { .bool(compare(try first($0), try second($0))) }
    }
    return Operand(.bool, at: offset) { frame in
      let a = try first(frame)
      let b = try second(frame)
      return .bool(!a.isNull && !b.isNull && compare(a, b))
    }
  }
}
