/// Text from a model or a backend made safe to show: it must not steer the terminal.
public enum PlainText {
  /// The text as one line: line ends and tabs become spaces, other control characters go.
  static func line(_ text: String) -> String {
    filtered(text) { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : nil }
  }

  /// The text with its lines: a tab becomes four spaces, other control characters go.
  public static func lines(_ text: String) -> [String] {
    filtered(text) { $0 == "\n" ? "\n" : $0 == "\t" ? "    " : nil }
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func filtered(_ text: String, _ control: (Unicode.Scalar) -> String?) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory != .control && !isDirection(scalar) {
        kept.append(scalar)
      } else if let replacement = control(scalar) {
        kept.append(contentsOf: replacement.unicodeScalars)
      }
    }
    return String(kept)
  }

  // Marks that turn the direction of writing can make a line say what it does not.
  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
