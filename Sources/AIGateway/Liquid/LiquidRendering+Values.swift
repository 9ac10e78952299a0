import PolicyExpressions

extension LiquidRendering {
  /// A value gone through its filters.
  func value(of output: LiquidOutput) throws(LiquidError) -> Value {
    var value = try value(of: output.value)
    for call in output.filters {
      try spend(1, at: call.offset)
      var arguments: [Value] = []
      for argument in call.arguments { arguments.append(try self.value(of: argument)) }
      do {
        value = try call.filter.body(FilterCall(value, arguments, self, at: call.offset)).unwrapped
      } catch let error as LiquidError {
        throw error
      } catch let error as NetException {
        throw failure("\(call.filter.name): \(error.message)", at: call.offset)
      } catch {
        throw failure("\(call.filter.name): \(error)", at: call.offset)
      }
      if let text = value.string { try spend(bytes: text.utf8.count, at: call.offset) }
    }
    return value
  }

  /// The value of an expression; null for what is not there.
  func value(of expression: LiquidExpression) throws(LiquidError) -> Value {
    switch expression {
    case .null, .empty, .blank: return .null
    case .bool(let truth): return .bool(truth)
    case .integer(let number): return .long(number)
    case .real(let number): return .double(number)
    case .text(let text): return .string(text)
    case .range(let first, let last, let offset): return try range(first, last, at: offset)
    case .path(let root, let steps, let offset):
      guard let name = try value(of: root).string else { return .null }
      var value = lookUp(name).unwrapped
      for step in steps { value = try self.value(of: step, in: value, at: offset).unwrapped }
      return value
    }
  }

  private func value(
    of step: LiquidExpression.Step, in value: Value, at offset: Int
  ) throws(LiquidError) -> Value {
    switch step {
    case .name(let name):
      if let member = value.member(name) { return member }
      // Sequences have these; a member of the same name comes first.
      switch name {
      case "size", "Size":
        return try elements(of: value, at: offset).map { .long(Int64($0.count)) } ?? .null
      case "first", "First": return try elements(of: value, at: offset)?.first ?? .null
      case "last", "Last": return try elements(of: value, at: offset)?.last ?? .null
      default: return .null
      }
    case .index(let expression):
      let index = try self.value(of: expression)
      if let name = index.string { return value.member(name) ?? .null }
      return index.integer.flatMap { Int(exactly: $0) }.flatMap { value.element(at: $0) } ?? .null
    }
  }

  private func range(
    _ first: LiquidExpression, _ last: LiquidExpression, at offset: Int
  ) throws(LiquidError) -> Value {
    let first = try integer(try value(of: first), at: offset)
    let last = try integer(try value(of: last), at: offset)
    guard first <= last else { return .array([], of: .long) }
    let (length, overflows) = last.subtractingReportingOverflow(first)
    try spend(overflows ? .max : length, at: offset)
    return .array((first...last).map { .long(Int64($0)) }, of: .long)
  }

  /// The elements of a sequence, a string's characters among them; nil for anything else.
  func elements(of value: Value, at offset: Int) throws(LiquidError) -> [Value]? {
    if let element = value.object as? LiquidElement { return element.children }
    do {
      let elements = try value.elements(upTo: stepsLeft)?.map(\.unwrapped)
      try spend((elements?.count ?? 0) / 16, at: offset)
      return elements
    } catch let error as LiquidError {
      throw error
    } catch {
      throw failure((error as? NetException)?.message ?? "\(error)", at: offset)
    }
  }

  /// A whole number, as `Convert.ToInt32` reads one.
  func integer(_ value: Value, at offset: Int) throws(LiquidError) -> Int {
    switch value {
    case .null: return 0
    case .bool(let truth): return truth ? 1 : 0
    case .string(let text):
      if let number = Int(text.trimmingBlanks) { return number }
    default:
      if let number = value.integer { return Int(number) }
      if let number = value.number.flatMap({ Int(exactly: $0.rounded(.toNearestOrEven)) }) { return number }
    }
    throw failure("'\(value.liquidText)' is no whole number", at: offset)
  }
}

extension Value {
  /// The text that Liquid writes for a value: `true` and `false` in lower case, the elements of a sequence one
  /// after another, and what .NET has for the rest.
  var liquidText: String {
    switch unwrapped {
    case .bool(let truth): return truth ? "true" : "false"
    case .string(let text): return text
    case .object(let object as LiquidObject) where object.written != nil: return object.written ?? ""
    case .object:
      guard let elements = try? elements(upTo: 1_000_000) else { return attributeText }
      return elements.map(\.unwrapped.attributeText).joined()
    default: return attributeText
    }
  }
}

extension String {
  /// The text without blanks and line ends around it.
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
