/// How wide text is on a terminal, in cells: most characters take one, those of East Asia and emoji two.
enum TextWidth {
  /// The number of cells that text takes.
  static func cells(_ text: some StringProtocol) -> Int {
    // Text of printable ASCII is nearly all there is.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
    guard text.utf8.contains(0x1B) else { return text.reduce(0) { $0 + cells($1) } }
    // Colour takes no cells: an escape, a bracket, and what goes up to the next letter.
    var sum = 0
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "\u{1B}", rest.first == "[" {
        rest = rest.drop { !$0.isLetter }.dropFirst()
      } else {
        sum += cells(character)
      }
    }
    return sum
  }

  /// The number of cells of one character: 0, 1 or 2.
  static func cells(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation { return 2 }
    // U+FE0F asks for the picture of a character that is also a letter, such as the heart.
    if character.unicodeScalars.dropFirst().contains("\u{FE0F}") && first.properties.isEmoji { return 2 }
    switch first.properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark, .format: return 0
    default: return wideRanges.contains { $0.contains(first.value) } ? 2 : 1
    }
  }

  // The blocks whose characters are Wide or Fullwidth in Unicode's EastAsianWidth.txt, emoji aside.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD,
  ]

  /// The text, or as much of its beginning as fits with an ellipsis after it.
  static func cut(_ text: String, to width: Int, ellipsis: String) -> String {
    if cells(text) <= width { return text }
    let room = width - cells(ellipsis)
    guard room > 0 else { return String(text.prefix(max(0, min(width, 1)))) }
    var used = 0
    var kept = ""
    for character in text {
      used += cells(character)
      if used > room { break }
      kept.append(character)
    }
    return kept + ellipsis
  }

  /// The text with spaces after it up to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + spaces(width - cells(text))
  }

  /// The text with spaces before it up to a width.
  static func rightAligned(_ text: String, to width: Int) -> String {
    spaces(width - cells(text)) + text
  }

  /// A number of spaces; none when it is below zero.
  static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  /// The text without the spaces at its end.
  static func trimmingEnd(_ text: String) -> String {
    guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
    return String(text[...last])
  }
}
