/// A JSON number that keeps its text, so that a value which is passed on does not change on the way.
public struct JSONNumber: Sendable, Hashable {
  /// The number as written; valid under RFC 8259, section 6.
  public let text: String

  /// Creates a number from text that the parser has checked.
  init(checked text: String) {
    self.text = text
  }

  /// Creates a whole number.
  public init(_ value: Int) {
    text = String(value)
  }

  /// Creates a number with a fraction; nil for infinities and NaN, which JSON does not have.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = "\(value)"
  }

  /// The value, when it is whole and fits 64 bits; `1.0` and `1e2` are whole too.
  public var int: Int? {
    Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// The nearest double; nil when it is too large for one.
  public var double: Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
