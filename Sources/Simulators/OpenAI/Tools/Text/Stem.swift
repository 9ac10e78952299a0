/// A word cut to what its forms share, so that `scheduling`, `schedules` and `Schedule` are one.
///
/// Light on purpose: it need not find roots, only make the same of what a tool's author and its user write.
struct Stem: Hashable, Sendable {
  let text: String

  init(_ word: some StringProtocol) {
    var letters = Array(Self.folded(word).utf8)
    if letters.count > 4, Self.cut("ies", from: &letters) {
      letters.append(UInt8(ascii: "y"))
    } else if letters.count > 4, letters.suffix(4) == ArraySlice("sses".utf8) {
      letters.removeLast(2)
    } else if letters.count > 3, letters.last == UInt8(ascii: "s"),
      letters[letters.count - 2] != UInt8(ascii: "s"), letters[letters.count - 2] != UInt8(ascii: "u")
    {
      letters.removeLast()
    }
    let isCut =
      (letters.count > 5 && Self.cut("ing", from: &letters))
      || (letters.count > 4 && Self.cut("ed", from: &letters))
    if isCut, letters.count > 3, letters[letters.count - 1] == letters[letters.count - 2],
      !"sl".utf8.contains(letters[letters.count - 1])
    {
      letters.removeLast()
    }
    if letters.count > 4, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    text = String(decoding: letters, as: UTF8.self)
  }

  private static func cut(_ ending: String, from letters: inout [UInt8]) -> Bool {
    guard letters.suffix(ending.utf8.count) == ArraySlice(ending.utf8) else { return false }
    letters.removeLast(ending.utf8.count)
    return true
  }

  /// Whether one is the beginning of the other: `repo` and `repositori`, `user` and `usernam`.
  func isAkin(to other: Stem) -> Bool {
    if self == other { return true }
    let (short, long) = text.utf8.count < other.text.utf8.count ? (text, other.text) : (other.text, text)
    return short.utf8.count >= 4 && long.hasPrefix(short)
  }

  /// In lower case and without accents, so that `México` is `mexico`.
  static func folded(_ word: some StringProtocol) -> String {
    let lower = word.lowercased()
    guard lower.utf8.contains(where: { $0 >= 0x80 }) else { return lower }
    return lower.unicodeScalars.reduce(into: "") { $0 += accents[$1] ?? String($1) }
  }

  private static let accents: [Unicode.Scalar: String] = [
    "ä": "a", "à": "a", "á": "a", "â": "a", "ã": "a", "å": "a", "ç": "c", "è": "e", "é": "e", "ê": "e",
    "ë": "e",
    "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ö": "o", "ò": "o", "ó": "o", "ô": "o", "õ": "o",
    "ø": "o",
    "ß": "ss", "ü": "u", "ù": "u", "ú": "u", "û": "u", "ý": "y", "œ": "oe", "æ": "ae", "’": "'",
    "\u{308}": "",
    "\u{301}": "", "\u{300}": "", "\u{302}": "", "\u{303}": "", "\u{327}": "",
  ]

  /// The words of a name in code, `getCurrent_weather-now`, or of any text.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previousIsLower = false
    for scalar in name.unicodeScalars.prefix(4000) {
      let isWordPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if !isWordPart || (previousIsLower && scalar.properties.isUppercase) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isWordPart { word.unicodeScalars.append(scalar) }
      previousIsLower = scalar.properties.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The stems of the words of a name or text.
  static func all(of name: String) -> [Stem] {
    words(of: name).map { Stem($0) }
  }
}
