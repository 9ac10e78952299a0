/// A JSON value (RFC 8259) that keeps what the wire showed: the order of members and the text of numbers.
public enum JSON: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as it was written.
  case number(JSONNumber)
  /// A string, without its quotes and escapes.
  case string(String)
  /// An array.
  case array([JSON])
  /// An object, its members in order.
  case object(JSONObject)
}

extension JSON {
  /// The value of a member; nil when this is no object or has no such member.
  public subscript(name: String) -> JSON? {
    object?[name]
  }

  /// The element at an index; nil when this is no array or the index is outside it.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The members, when this is an object.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The elements, when this is an array.
  public var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The text, when this is a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value, when this is one.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The whole number, when this is a number without fraction that fits 64 bits.
  public var int: Int? {
    if case .number(let number) = self { number.int } else { nil }
  }

  /// The number, when this is one.
  public var double: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool {
    self == .null
  }

  /// What OpenAI's error messages call a value of this kind, with its article.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number(let number): number.int == nil ? "a decimal number" : "an integer"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) {
    self = .null
  }

  /// `true` or `false`.
  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }

  /// A string.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// A whole number.
  public init(integerLiteral value: Int) {
    self = .int(value)
  }

  /// An array.
  public init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }

  /// An object with its members in the order given.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member($0.0, $0.1) }))
  }

  /// A whole number.
  public static func int(_ value: Int) -> JSON {
    .number(JSONNumber(value))
  }
}
