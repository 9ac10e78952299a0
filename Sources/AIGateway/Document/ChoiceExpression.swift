import PolicyExpressions

/// A word of a fixed set that an attribute may also give by an expression.
protocol ChoiceExpression: ExpressionResult, CaseIterable, RawRepresentable<String> {}

extension ChoiceExpression {
  static var expected: StaticType { .object }

  static func literal(_ text: String) throws(ExpressionError) -> Value {
    guard Self(rawValue: text) == nil else { return .string(text) }
    let words = allCases.map(\.rawValue)
    let hint =
      Spelling.nearest(to: text, in: words).map { "did you mean \($0)?" }
      ?? "one of \(words.joined(separator: ", ")) was expected"
    throw ExpressionError(
      message: "\"\(text)\" is not a value of this attribute", hint: hint, line: 1, column: 1)
  }

  static func result(_ value: Value) -> Self? {
    Self(rawValue: value.attributeText)
  }
}
