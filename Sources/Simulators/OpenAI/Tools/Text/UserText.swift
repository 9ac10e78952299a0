/// What the user said, cut into words.
struct UserText: Sendable {
  /// Longer texts are read up to here: what a user asks for stands at the beginning.
  private static let most = 4000

  let text: String
  let words: [TextWord]
  /// What stands in quotation marks: the words inside, and the text as it was written.
  let quotes: [(words: Range<Int>, text: String)]

  init(_ whole: String) {
    let text = String(whole.prefix(Self.most))
    self.text = text
    let quoted = Self.quoted(in: text)
    var words: [TextWord] = []
    var startsSentence = true
    var index = text.startIndex
    while index < text.endIndex {
      guard let first = text[index...].firstIndex(where: { !$0.isWhitespace }) else { break }
      let end = text[first...].firstIndex(where: \.isWhitespace) ?? text.endIndex
      index = end
      guard let word = Self.word(first..<end, in: text, quoted, startsSentence) else {
        if let last = words.popLast() { words.append(last.followed(by: text[first..<end])) }
        continue
      }
      words.append(word)
      startsSentence = word.endsSentence
    }
    self.words = words
    quotes = quoted.compactMap { range in
      let inside = words.indices.filter { range.overlaps(words[$0].range) }
      guard let first = inside.first, let last = inside.last else { return nil }
      return (first..<last + 1, String(text[range]))
    }
  }

  /// The text that some words span, as it was written; a mark at its end is left out.
  func written(_ range: Range<Int>) -> String {
    guard let first = words[range].first, let last = words[range].last else { return "" }
    return String(text[first.range.lowerBound..<last.range.upperBound])
  }

  private static func word(
    _ range: Range<String.Index>, in text: String, _ quoted: [Range<String.Index>], _ startsSentence: Bool
  ) -> TextWord? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, "([{<\"'“”„‘’«»¿¡*`".contains(text[start]) { start = text.index(after: start) }
    while start < end, ".,;:!?)]}>\"'“”’«»…*`".contains(text[text.index(before: end)]) {
      end = text.index(before: end)
    }
    guard start < end else { return nil }
    var written = String(text[start..<end])
    for ending in ["'s", "’s"] where written.hasSuffix(ending) && written.count > 3 {
      written.removeLast(2)
      end = text.index(end, offsetBy: -2)
    }
    let marks = abbreviations.contains(written.lowercased()) ? "" : String(text[end..<range.upperBound])
    return TextWord(
      text: written, folded: Stem.folded(written), stem: Stem(written),
      after: marks.filter { $0 != "s" },
      isQuoted: quoted.contains { $0.contains(start) }, startsSentence: startsSentence, range: start..<end)
  }

  // The full stop behind these ends no sentence.
  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "prof", "st", "nr", "vs", "hr", "fr", "sr", "sra",
  ]

  private static let pairs: [Character: Character] = [
    "\"": "\"", "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’", "`": "`",
  ]

  // Quotation marks open before a word and close after one, so that an apostrophe is none.
  private static func quoted(in text: String) -> [Range<String.Index>] {
    var ranges: [Range<String.Index>] = []
    var previous: Character = " "
    var index = text.startIndex
    while index < text.endIndex {
      let sign = text[index]
      let next = text.index(after: index)
      if let closing = pairs[sign], !previous.isLetter, !previous.isNumber,
        let end = closingIndex(closing, in: text, from: next)
      {
        ranges.append(next..<end)
        index = text.index(after: end)
        previous = closing
      } else {
        previous = sign
        index = next
      }
    }
    return ranges
  }

  private static func closingIndex(
    _ closing: Character, in text: String, from start: String.Index
  ) -> String.Index? {
    var index = start
    while let found = text[index...].firstIndex(of: closing) {
      let next = text.index(after: found)
      let isEnd = next == text.endIndex || !(text[next].isLetter || text[next].isNumber)
      if found > start, isEnd { return found }
      guard next < text.endIndex else { return nil }
      index = next
    }
    return nil
  }
}

extension TextWord {
  fileprivate func followed(by marks: Substring) -> TextWord {
    TextWord(
      text: text, folded: folded, stem: stem, after: after + marks, isQuoted: isQuoted,
      startsSentence: startsSentence, range: range)
  }
}
