import Foundation

/// The fields of a form or a query (`application/x-www-form-urlencoded`).
struct Form {
  /// The fields in order, decoded.
  let fields: [(name: String, value: String)]

  /// Reads fields; what is not well encoded stays as it is.
  init(_ text: String) {
    fields = text.split(separator: "&").map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The first value of a name that is not empty.
  subscript(name: String) -> String? {
    fields.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The value of a field that must be there.
  ///
  /// - Throws: ``EntraError``, 900144.
  func required(_ name: String) throws(EntraError) -> String {
    guard let value = self[name] else { throw .missing(name) }
    return value
  }

  /// Fields as a query.
  static func query(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
  }

  private static func decoded(_ text: Substring) -> String {
    let blanks = String(text).replacing("+", with: " ")
    return blanks.removingPercentEncoding ?? blanks
  }

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  /// A text with everything escaped that has a meaning in a path or a query.
  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }
}
