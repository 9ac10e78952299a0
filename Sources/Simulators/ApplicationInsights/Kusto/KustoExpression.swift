import LabTime
import OpenAI

/// An expression over the row of a table, its columns found already.
indirect enum KustoExpression: Sendable {
  /// A value that the query spells out.
  case literal(KustoValue)
  /// The column at a place.
  case column(Int, name: String)
  /// A member or element of a dynamic value.
  case member(KustoExpression, KustoExpression)
  /// A function's call.
  case call(String, KustoFunction, [KustoExpression])
  /// Two operands with an operator between them.
  case binary(KustoBinaryOperator, KustoExpression, KustoExpression)
  /// Whether a value is one of several, or of none of them.
  case isOneOf(KustoExpression, [KustoExpression], ignoresCase: Bool, negated: Bool)
  /// Whether a value lies between two.
  case isBetween(KustoExpression, KustoExpression, KustoExpression, negated: Bool)

  /// The value for a row.
  func value(_ row: [KustoValue]) -> KustoValue {
    switch self {
    case .literal(let value): return value
    case .column(let index, _): return row.indices.contains(index) ? row[index] : .null
    case .member(let object, let key): return Self.member(object.value(row), key.value(row))
    case .call(_, let function, let arguments): return function.apply(arguments.map { $0.value(row) })
    case .binary(.and, let left, let right): return .bool(left.value(row).isTrue && right.value(row).isTrue)
    case .binary(.or, let left, let right): return .bool(left.value(row).isTrue || right.value(row).isTrue)
    case .binary(let operation, let left, let right):
      return operation.apply(left.value(row), right.value(row))
    case .isOneOf(let value, let others, let ignoresCase, let negated):
      let value = value.value(row)
      let operation = ignoresCase ? KustoBinaryOperator.equalIgnoringCase : .equal
      return .bool(others.contains { operation.apply(value, $0.value(row)).isTrue } != negated)
    case .isBetween(let value, let low, let high, let negated):
      let value = value.value(row)
      guard let above = value.compared(to: low.value(row)), let below = value.compared(to: high.value(row))
      else { return .bool(false) }
      return .bool((above >= 0 && below <= 0) != negated)
    }
  }

  /// The name of the column that the expression makes when it is given none; nil where it is numbered.
  var columnName: String? {
    switch self {
    case .column(_, let name): name
    case .member(let object, .literal(.string(let key))): object.columnName.map { "\($0)_\(key)" }
    case .call(let name, _, let arguments):
      ["bin", "floor", "tostring", "toint", "tolong", "todouble", "toreal", "startofday", "startofhour"]
        .contains(name) ? arguments.first?.columnName : nil
    default: nil
    }
  }

  private static func member(_ object: KustoValue, _ key: KustoValue) -> KustoValue {
    var json: JSON
    switch object {
    case .dynamic(let value): json = value
    default: return .null
    }
    // A dynamic value that came as text is read when it is looked into.
    if let text = json.string, let parsed = try? JSON(parsing: text) { json = parsed }
    switch key.scalar {
    case .string(let name): return json[name].map(KustoValue.dynamic) ?? .null
    case .long(let index): return json[index].map(KustoValue.dynamic) ?? .null
    default: return .null
    }
  }
}
