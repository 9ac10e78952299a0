import Foundation

/// A text in a header field of revision 2026-07-28: what a field cannot hold stands there as `=?base64?...?=`.
enum FieldText {
  private static let prefix = "=?base64?"
  private static let suffix = "?="

  /// The field for a text.
  static func encoded(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7e).contains($0) }
    let looksEncoded = text.hasPrefix(prefix) && text.hasSuffix(suffix)
    if isPlain, !looksEncoded, text.first != " ", text.last != " " { return text }
    return prefix + Data(text.utf8).base64EncodedString() + suffix
  }

  /// The text of a field; nil when it claims to be encoded and is not.
  static func decoded(_ field: String) -> String? {
    guard field.hasPrefix(prefix), field.hasSuffix(suffix), field.count >= prefix.count + suffix.count else {
      return field
    }
    let content = String(field.dropFirst(prefix.count).dropLast(suffix.count))
    guard let data = Data(base64Encoded: content), data.base64EncodedString() == content else { return nil }
    return String(data: data, encoding: .utf8)
  }
}
