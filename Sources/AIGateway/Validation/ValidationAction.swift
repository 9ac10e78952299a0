import PolicyExpressions

/// What a validation policy does about something that is not as the API's schema says.
enum ValidationAction: String, CaseIterable, Sendable {
  /// It is not looked at.
  case ignore
  /// The request or the response goes no further.
  case prevent
  /// It is told, and nothing else.
  case detect
}

extension ValidationAction: ExpressionResult {
  static var expected: StaticType { .string }

  static func literal(_ text: String) throws(ExpressionError) -> Value {
    guard let action = ValidationAction(rawValue: text) else {
      throw ExpressionError(
        message: "'\(text)' is no action", hint: "one of ignore, prevent, detect was expected", line: 1,
        column: 1)
    }
    return .string(action.rawValue)
  }

  static func result(_ value: Value) -> ValidationAction? {
    guard case .string(let text) = value else { return nil }
    return ValidationAction(rawValue: text)
  }
}
