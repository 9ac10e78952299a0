import Foundation

/// What a client says about the media types that it sends and takes (RFC 9110, 8.3 and 12.5.1).
enum MediaRange {
  /// Whether a Content-Type is that of a message.
  static func isJSON(_ contentType: String?) -> Bool {
    contentType.map(type) == "application/json"
  }

  /// Whether Accept fields let all of the types through; without a field any may come.
  static func accepts(_ types: [String], _ fields: [String]) -> Bool {
    guard !fields.isEmpty else { return true }
    let ranges = Set(fields.flatMap { $0.split(separator: ",").map { type(String($0)) } })
    return types.allSatisfy { name in
      ranges.contains(name) || ranges.contains("*/*") || ranges.contains("\(name.prefix { $0 != "/" })/*")
    }
  }

  private static func type(_ text: String) -> String {
    text.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
  }
}
