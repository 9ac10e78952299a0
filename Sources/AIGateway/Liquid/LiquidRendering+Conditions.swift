import PolicyExpressions

extension LiquidRendering {
  /// Whether a condition holds. `a and b or c` is `a and (b or c)`: the first answer that decides is the answer.
  func holds(_ condition: LiquidCondition) throws(LiquidError) -> Bool {
    var holds = try self.holds(condition.first)
    for (isAnd, comparison) in condition.rest {
      if holds != isAnd { return holds }
      holds = try self.holds(comparison)
    }
    return holds
  }

  private func holds(_ comparison: LiquidCondition.Comparison) throws(LiquidError) -> Bool {
    try spend(1, at: comparison.offset)
    let left = try value(of: comparison.left)
    guard let (operation, right) = comparison.right else {
      // Only null and false are false.
      return !left.isNull && left.truth ?? true
    }
    switch operation {
    case .equal: return try equal(left, comparison.left, right)
    case .unequal, .different: return try !equal(left, comparison.left, right)
    case .less: return try order(left, right, at: comparison.offset).map { $0 < 0 } ?? false
    case .greater: return try order(left, right, at: comparison.offset).map { $0 > 0 } ?? false
    case .atMost: return try order(left, right, at: comparison.offset).map { $0 <= 0 } ?? false
    case .atLeast: return try order(left, right, at: comparison.offset).map { $0 >= 0 } ?? false
    case .contains:
      let part = try value(of: right)
      if let text = left.string { return !part.isNull && text.contains(part.attributeText) }
      return try elements(of: left, at: comparison.offset)?.contains { $0.isLiquidEqual(to: part) } ?? false
    case .startsWith:
      let part = try value(of: right)
      if let text = left.string { return part.string.map(text.hasPrefix) ?? false }
      return try elements(of: left, at: comparison.offset)?.first?.isLiquidEqual(to: part) ?? false
    case .endsWith:
      let part = try value(of: right)
      if let text = left.string { return part.string.map(text.hasSuffix) ?? false }
      return try elements(of: left, at: comparison.offset)?.last?.isLiquidEqual(to: part) ?? false
    case .hasKey: return try value(of: right).string.flatMap { left.member($0) } != nil
    case .hasValue:
      let part = try value(of: right)
      let values = try elements(of: left, at: comparison.offset) ?? []
      return values.contains { $0.member("Value")?.unwrapped.isLiquidEqual(to: part) ?? false }
    }
  }

  /// Whether two values are equal; `empty` and `blank` may stand on either side.
  func equal(
    _ left: Value, _ leftExpression: LiquidExpression, _ right: LiquidExpression
  ) throws(LiquidError) -> Bool {
    let value = try value(of: right)
    switch (leftExpression, right) {
    case (.empty, _): return value.isLiquidEmpty
    case (.blank, _): return value.isLiquidBlank
    case (_, .empty): return left.isLiquidEmpty
    case (_, .blank): return left.isLiquidBlank
    default: return left.isLiquidEqual(to: value)
    }
  }

  // Below, at or above zero; nil beside null, which is neither more nor less than anything.
  private func order(
    _ left: Value, _ rightExpression: LiquidExpression, at offset: Int
  ) throws(LiquidError) -> Int? {
    let right = try value(of: rightExpression)
    if left.isNull || right.isNull { return nil }
    guard let order = left.liquidOrder(to: right) else {
      throw failure("'\(left.liquidText)' and '\(right.liquidText)' cannot be compared", at: offset)
    }
    return order
  }
}

extension Value {
  /// Whether there is nothing in it: an empty string or sequence.
  var isLiquidEmpty: Bool {
    if let text = string { return text.isEmpty }
    return (try? elements(upTo: 1)).map { $0?.isEmpty ?? false } ?? false
  }

  /// Whether it is null, false, empty or nothing but blanks.
  var isLiquidBlank: Bool {
    if let text = string { return text.trimmingBlanks.isEmpty }
    return isNull || truth == false || isLiquidEmpty
  }

  /// Equality over types: the right side is taken for what the left one is, when it can be read so.
  func isLiquidEqual(to other: Value) -> Bool {
    if isNull || other.isNull { return isNull && other.isNull }
    if let left = string, let right = other.string { return left == right }
    if let left = number, let right = other.number { return left == right }
    switch self {
    case .bool(let truth):
      if let right = other.truth { return truth == right }
      if let text = other.string { return text.trimmingBlanks.lowercased() == (truth ? "true" : "false") }
      return other.number.map { ($0 != 0) == truth } ?? false
    case .string(let text): return text == other.attributeText
    case .object:
      guard other.string == nil, let left = try? elements(upTo: 100_000),
        let right = try? other.elements(upTo: 100_000)
      else { return false }
      return left.count == right.count
        && zip(left, right).allSatisfy { $0.unwrapped.attributeText == $1.unwrapped.attributeText }
    default: return liquidOrder(to: other) == 0
    }
  }

  /// Below, at or above zero; nil when the two cannot be compared.
  func liquidOrder(to other: Value) -> Int? {
    if let left = string {
      let right = other.liquidText
      let (a, b) = (left.lowercased(), right.lowercased())
      // .NET's culture puts letters before their capitals.
      return a == b ? (left == right ? 0 : left > right ? -1 : 1) : a < b ? -1 : 1
    }
    if let left = number, let right = other.number ?? other.string.flatMap({ Double($0.trimmingBlanks) }) {
      return left < right ? -1 : left == right ? 0 : left > right ? 1 : nil
    }
    if case .dateTime(let left) = self {
      let right: DateTime? =
        if case .dateTime(let date) = other {
          date
        } else {
          other.string.flatMap { DateTime(parsing: $0, today: left) }
        }
      return right.map { left.ticks < $0.ticks ? -1 : left.ticks == $0.ticks ? 0 : 1 }
    }
    return nil
  }
}
