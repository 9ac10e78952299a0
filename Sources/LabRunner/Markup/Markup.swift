/// Text made safe to stand in XML and HTML.
enum Markup {
  /// The text with the characters escaped that markup gives a meaning, in content and in quoted attributes.
  ///
  /// What XML 1.0 does not allow at all, such as a terminal's escape, is left out (its production `Char`).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\u{20}"..."\u{7E}", "\u{A0}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        escaped.unicodeScalars.append(scalar)
      default: break
      }
    }
    return escaped
  }
}
