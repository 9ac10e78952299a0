/// Why bytes are not a JSON text, and where.
public struct JSONSyntaxError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// Something follows the value.
    case trailingBytes
    /// An escape that JSON does not have, or half of a surrogate pair.
    case invalidEscape
    /// A control character inside a string.
    case unescapedControlCharacter
    /// A string that is not UTF-8.
    case invalidUTF8
    /// Digits that are no JSON number, such as `01` or `1.`.
    case invalidNumber
    /// More arrays and objects inside each other than the reader allows.
    case tooDeep(limit: Int)
  }

  /// What is wrong.
  public let reason: Reason
  /// How many bytes stand before the place.
  public let offset: Int
}

extension JSONSyntaxError: CustomStringConvertible {
  /// One sentence for a person.
  public var description: String {
    "not valid JSON at byte \(offset): \(reason.text)"
  }
}

extension JSONSyntaxError.Reason {
  fileprivate var text: String {
    switch self {
    case .unexpectedEnd: "the text ends too early"
    case .unexpectedByte(let byte): "unexpected \(Self.shown(byte))"
    case .trailingBytes: "there is something after the value"
    case .invalidEscape: "an escape that JSON does not have, or half of a surrogate pair"
    case .unescapedControlCharacter: "a control character in a string must be escaped"
    case .invalidUTF8: "the string is not valid UTF-8"
    case .invalidNumber: "this is not a JSON number"
    case .tooDeep(let limit): "more than \(limit) levels of arrays and objects"
    }
  }

  private static func shown(_ byte: UInt8) -> String {
    (0x21..<0x7f).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }
}
