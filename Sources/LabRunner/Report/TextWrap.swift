/// Breaks text into lines at spaces.
enum TextWrap {
  // A space at which no line is broken.
  private static let space = "\u{A0}"

  /// One line, broken where a terminal has no room for it; what follows is set in.
  static func line(_ line: String, hanging: Int, style: TerminalStyle) -> [String] {
    guard style.isBounded, TextWidth.cells(line) > style.width else { return [line] }
    let indent = line.prefix { $0 == " " }.count
    let room = style.width - indent - hanging
    guard room >= 10 else { return [line] }
    // Facts stand two spaces apart, and are broken themselves only when they are too long.
    let facts = String(line.dropFirst(indent)).replacing("  ", with: "\n").replacing(" ", with: space)
    let lines = broken(facts.replacing("\n", with: "  "), width: room).map { $0.replacing(space, with: " ") }
    return lines.flatMap { broken($0, width: room) }.enumerated().map { index, part in
      TextWidth.spaces(index == 0 ? indent : indent + hanging) + part.trimmingSpaces
    }
  }

  /// The lines of a text, none wider than a number of cells unless a single word is.
  static func lines(_ text: String, width: Int) -> [String] {
    PlainText.lines(text).flatMap { broken($0, width: width) }
  }

  private static func broken(_ line: String, width: Int) -> [String] {
    if TextWidth.cells(line) <= width { return [line] }
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let cells = TextWidth.cells(word)
      if used > 0, used + 1 + cells > width {
        lines.append(TextWidth.trimmingEnd(current))
        current = String(word)
        used = cells
      } else {
        current += (used > 0 || !current.isEmpty ? " " : "") + word
        used += cells + (used > 0 ? 1 : 0)
      }
    }
    return lines + [current]
  }

  /// The lines of a text, none wider than a number of cells: broken at spaces and within names, after a hyphen or the
  /// like, and elsewhere only where a piece is longer than a line.
  static func fitted(_ text: String, width: Int) -> [String] {
    if TextWidth.cells(text) <= width { return [text] }
    var lines: [String] = []
    var current = ""
    var used = 0
    func end() {
      lines.append(TextWidth.trimmingEnd(current))
      (current, used) = ("", 0)
    }
    for piece in pieces(of: text) {
      let cells = TextWidth.cells(TextWidth.trimmingEnd(String(piece)))
      if used > 0, used + cells > width { end() }
      for character in piece {
        let cells = TextWidth.cells(character)
        if used + cells > width {
          // A space at the end of a line is not missed.
          if character == " " { continue }
          end()
        }
        current.append(character)
        used += cells
      }
    }
    if !current.isEmpty { end() }
    return lines
  }

  /// The cells of the longest piece that a text is not broken within if it can be helped.
  static func longestPiece(of text: String) -> Int {
    pieces(of: text).reduce(0) { max($0, TextWidth.cells(TextWidth.trimmingEnd(String($1)))) }
  }

  // Each ends with what a line may be broken after; the minus of a number is no such thing.
  private static func pieces(of text: String) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var isWord = false
    for index in text.indices {
      let character = text[index]
      if character == " " || isWord && "-_/".contains(character) {
        let next = text.index(after: index)
        pieces.append(text[start..<next])
        start = next
      }
      isWord = character.isLetter || character.isNumber
    }
    return pieces + (start < text.endIndex ? [text[start...]] : [])
  }
}
