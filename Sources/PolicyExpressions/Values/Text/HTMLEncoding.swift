/// HTML's character references as `WebUtility` writes and reads them.
public enum HTMLEncoding {
  /// Text with HTML's own characters, `'` and U+00A0 to U+00FF as references: `WebUtility.HtmlEncode`.
  public static func encode(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{A0}"..."\u{FF}", "\u{10000}"...: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let names: [Substring: Unicode.Scalar] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
    "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "euro": "€",
    "bull": "•", "middot": "·", "times": "×", "laquo": "«", "raquo": "»", "auml": "ä", "ouml": "ö",
    "uuml": "ü",
    "szlig": "ß", "eacute": "é",
  ]

  static func decode(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      rest = rest[mark...].dropFirst()
      guard let end = rest.prefix(12).firstIndex(of: ";"), let scalar = scalar(rest[..<end]) else {
        result += "&"
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[end...].dropFirst()
    }
    return result + rest
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return names[name] }
    let digits = name.dropFirst()
    let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init)
  }
}
