import Foundation

/// The query of a URL as names and values.
enum QueryString {
  /// The parameters in order, decoded; `+` stands for a blank.
  static func parameters(_ query: String) -> [(name: String, value: String)] {
    query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
    }
  }

  /// The first value of a parameter, whose name is compared without case.
  static func value(of name: String, in query: String) -> String? {
    let name = name.lowercased()
    return parameters(query).first { $0.name.lowercased() == name }?.value
  }

  private static func decoded(_ text: Substring) -> String {
    let blanks = text.contains("+") ? text.replacing("+", with: " ") : text
    guard blanks.utf8.contains(UInt8(ascii: "%")) else { return String(blanks) }
    return blanks.removingPercentEncoding ?? String(blanks)
  }
}
