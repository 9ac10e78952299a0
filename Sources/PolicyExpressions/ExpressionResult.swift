/// What a policy can take from an expression or from a literal.
public protocol ExpressionResult {
  /// The C# type that expressions are checked against when they load.
  static var expected: StaticType { get }
  /// What a literal stands for; throws with a message for a literal that stands for nothing.
  static func literal(_ text: String) throws(ExpressionError) -> Value
  /// The result of an expression; nil when the value cannot be one.
  static func result(_ value: Value) -> Self?
}

/// A text: what `ToString()` answers, and nothing for null.
extension String: ExpressionResult {
  /// Any type has a text.
  public static var expected: StaticType { .object }
  /// The text itself.
  public static func literal(_ text: String) -> Value { .string(text) }
  /// The value's text.
  public static func result(_ value: Value) -> String? { value.attributeText }
}

/// An integer, also from the text of one.
extension Int: ExpressionResult {
  /// `int`
  public static var expected: StaticType { .int }

  /// Reads digits with an optional sign.
  public static func literal(_ text: String) throws(ExpressionError) -> Value {
    guard let value = number(text) else { throw .literal(text, "integer") }
    return .long(Int64(value))
  }

  /// The integer in a number, a text or a JSON value.
  public static func result(_ value: Value) -> Int? {
    switch value {
    case .string(let text): number(text)
    case .double(let number): Int(exactly: number)
    case .object(let token as JValue): result(token.value)
    default: value.integer.map(Int.init)
    }
  }

  private static func number(_ text: String) -> Int? {
    (try? Numerals.integer(text, .long)).map(Int.init)
  }
}

/// A number, also from the text of one.
extension Double: ExpressionResult {
  /// `double`
  public static var expected: StaticType { .double }

  /// Reads a decimal number.
  public static func literal(_ text: String) throws(ExpressionError) -> Value {
    guard let value = try? Numerals.double(text) else { throw .literal(text, "number") }
    return .double(value)
  }

  /// The number in a number, a text or a JSON value.
  public static func result(_ value: Value) -> Double? {
    switch value {
    case .string(let text): try? Numerals.double(text)
    case .object(let token as JValue): result(token.value)
    default: value.number
    }
  }
}

/// A truth value, also from the text of one.
extension Bool: ExpressionResult {
  /// `bool`
  public static var expected: StaticType { .bool }

  /// Reads `true` or `false` in any case.
  public static func literal(_ text: String) throws(ExpressionError) -> Value {
    guard let value = try? Numerals.bool(text) else { throw .literal(text, "boolean") }
    return .bool(value)
  }

  /// The truth value in a bool, a text or a JSON value.
  public static func result(_ value: Value) -> Bool? {
    switch value {
    case .string(let text): try? Numerals.bool(text)
    case .object(let token as JValue): result(token.value)
    default: value.truth
    }
  }
}

/// The value itself, with its .NET type; a literal is a string.
extension Value: ExpressionResult {
  /// Any type.
  public static var expected: StaticType { .object }
  /// A string.
  public static func literal(_ text: String) -> Value { .string(text) }
  /// The value as it is.
  public static func result(_ value: Value) -> Value? { value }
}

extension ExpressionError {
  fileprivate static func literal(_ text: String, _ what: String) -> ExpressionError {
    let article = what == "integer" ? "an" : "a"
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    return ExpressionError(
      message: "'\(shown)' is not a valid \(what)", hint: "write \(article) \(what) or an expression @(…)",
      line: 1,
      column: 1)
  }
}
