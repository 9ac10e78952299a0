extension Compiler {
  /// Converts as C# does without a cast, or says why it does not.
  func convert(_ operand: Operand, to type: StaticType) throws(ExpressionError) -> Operand {
    if let converted = implicit(operand, to: type) { return converted }
    if operand.type == .null {
      throw error(
        "Cannot convert null to '\(type)' because it is a non-nullable value type", at: operand.offset)
    }
    if operand.constant != nil, type.isIntegral, operand.type == .int || operand.type == .long,
      let constant = operand.constant, case let shown? = constant.value.integer, operand.type == .int
    {
      throw error("Constant value '\(shown)' cannot be converted to a '\(type)'", at: operand.offset)
    }
    let hint =
      explicit(operand, to: type, at: operand.offset) == nil
      ? "" : ". An explicit conversion exists (are you missing a cast?)"
    throw error("Cannot implicitly convert type '\(operand.type)' to '\(type)'\(hint)", at: operand.offset)
  }

  /// The implicit conversion, if C# has one.
  func implicit(_ operand: Operand, to type: StaticType) -> Operand? {
    let from = operand.type
    if from == type { return operand }
    if from == .void { return nil }
    if from == .null { return library.isReference(type) || type.isNullable ? operand.viewed(as: type) : nil }
    if type == .object { return operand.viewed(as: .object) }
    if case .nullable(let inner) = type {
      if case .nullable(let source) = from {
        return Numbers.widening(from: source, to: inner).map { widen in
          let code = operand.code
          return Operand(type, at: operand.offset) { frame in
            let value = try code(frame)
            return value.isNull ? .null : widen(value)
          }
        }
      }
      return implicit(operand, to: inner)?.viewed(as: type)
    }
    if let widen = Numbers.widening(from: from, to: type) {
      return operand.mapped(to: type, widen)
    }
    if let constant = operand.constant, from == .int || (from == .long && type == .ulong),
      let narrowed = Numbers.fit(constant, in: type)
    {
      return Operand(type, at: operand.offset, narrowed)
    }
    if library.isReference(from), library.isSubtype(from, of: type) { return operand.viewed(as: type) }
    if case .named(let name, _) = type {
      if library.isValueType(from), library.isSubtype(from, of: type) { return operand.viewed(as: type) }
      if name == "JToken", JValue.holds(from) {
        let code = operand.code
        return Operand(type, at: operand.offset) { frame in .object(JValue(try code(frame))) }
      }
      if from == .string, let convert = XMLValue.nameConversion(to: name, of: operand.constant) {
        let code = operand.code
        return Operand(type, at: operand.offset) { frame in try convert(code(frame)) }
      }
      if name == "DateTimeOffset", from == .named("DateTime") {
        return operand.mapped(to: type) { value in
          guard case .dateTime(let date) = value else { return value }
          return .dateTimeOffset(DateTimeOffset(date))
        }
      }
      if let enumeration = library.table(name)?.enumeration, operand.constant?.value.integer == 0 {
        return Operand(type, at: operand.offset) { _ in .enumeration(EnumValue(type: enumeration, raw: 0)) }
      }
    }
    return from.holdsTuple ? implicitTuple(operand, to: type) : nil
  }

  /// Compiles `(type)operand`.
  func cast(_ operand: Operand, to type: StaticType, at offset: Int) throws(ExpressionError) -> Operand {
    if let constant = operand.constant, type.isNumeric, operand.type.isNumeric {
      guard let convert = Numbers.narrowing(to: type, checked: !isUnchecked),
        let value = try? convert(constant.value), let folded = Constant(value)
      else {
        throw error(
          "Constant value '\((try? constant.value.text()) ?? "")' cannot be converted to a '\(type)' "
            + "(use 'unchecked' syntax to override)", at: offset)
      }
      return Operand(type, at: offset, folded)
    }
    if let converted = implicit(operand, to: type) {
      return Operand(type, at: offset, constant: converted.constant, converted.code)
    }
    if operand.type == .null {
      throw error("Cannot convert null to '\(type)' because it is a non-nullable value type", at: offset)
    }
    guard let converted = explicit(operand, to: type, at: offset) else {
      throw error("Cannot convert type '\(operand.type)' to '\(type)'", at: offset)
    }
    return converted
  }

  /// The conversion that needs a cast, if C# has one.
  func explicit(_ operand: Operand, to type: StaticType, at offset: Int) -> Operand? {
    let from = operand.type
    let code = operand.code
    func converting(_ convert: @escaping @Sendable (Value) throws -> Value) -> Operand {
      Operand(type, at: offset) { frame in
        let value = try code(frame)
        do { return try convert(value) } catch let exception as NetException { throw exception.at(offset) }
      }
    }
    if let convert = JValue.conversion(to: type), library.isSubtype(from, of: .named("JToken")) {
      return converting { try convert($0) }
    }
    if let convert = XMLValue.conversion(from: from, to: type) {
      return converting { try convert($0) }
    }
    if from.isNullable || type.isNullable, from != .object {
      return nullableCast(operand, to: type, at: offset)
    }
    if from.isNumeric, type.isNumeric {
      return Numbers.narrowing(to: type, checked: isChecked).map(converting)
    }
    if let enumeration = library.table(of: type)?.enumeration,
      from.isIntegral || library.table(of: from)?.enumeration != nil
    {
      return converting {
        .enumeration(EnumValue(type: enumeration, raw: Int32(truncatingIfNeeded: $0.integer ?? 0)))
      }
    }
    if library.table(of: from)?.enumeration != nil, type.isNumeric {
      return Numbers.narrowing(to: type, checked: false).map { narrow in
        converting { try narrow(.int(Int32(truncatingIfNeeded: $0.integer ?? 0))) }
      }
    }
    if library.isSubtype(type, of: from) || isInterface(from) || isInterface(type), library.isReference(from)
    {
      return converting(TypeTest.cast(to: type, in: library))
    }
    return nil
  }

  /// Casts of `T?`: null stays null, and throws where the target cannot be null.
  private func nullableCast(_ operand: Operand, to type: StaticType, at offset: Int) -> Operand? {
    let code = operand.code
    let inner = Operand(operand.type.underlying, at: offset) { try code($0) }
    guard
      inner.type == type.underlying || implicit(inner, to: type.underlying) != nil
        || explicit(inner, to: type.underlying, at: offset) != nil
    else { return nil }
    let slot = function.slot()
    let read = Operand(operand.type.underlying, at: offset) { $0.slots[slot] }
    guard
      let converted = implicit(read, to: type.underlying) ?? explicit(read, to: type.underlying, at: offset)
    else { return nil }
    let isNullable = type.isNullable
    return Operand(type, at: offset) { frame in
      let value = try code(frame)
      guard value.isNull else {
        frame.slots[slot] = value
        return try converted.code(frame)
      }
      if isNullable { return .null }
      throw NetException.invalid("Nullable object must have a value.").at(offset)
    }
  }

  /// Whether objects of unrelated classes may implement the type.
  private func isInterface(_ type: StaticType) -> Bool {
    guard case .named(let name, _) = type else { return false }
    return name.count > 1 && name.hasPrefix("I") && (name.dropFirst().first?.isUppercase ?? false)
  }

  private var isUnchecked: Bool { uncheckedDepth > 0 }

  /// Whether one operand converts to a type without a cast.
  func converts(_ operand: Operand, to type: StaticType) -> Bool {
    implicit(operand, to: type) != nil
  }
}

extension Operand {
  /// The operand with a conversion that cannot fail; a constant stays one.
  func mapped(to type: StaticType, _ convert: @escaping @Sendable (Value) -> Value) -> Operand {
    if let constant, let folded = Constant(convert(constant.value)) {
      return Operand(type, at: offset, folded)
    }
    let code = code
    return Operand(type, at: offset) { convert(try code($0)) }
  }
}
