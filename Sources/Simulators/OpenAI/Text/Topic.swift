/// The words of a question that an answer takes up.
struct Topic {
  /// The words, in order of first appearance; never empty.
  let words: [String]

  init(_ question: String, in book: Phrasebook) {
    var words: [String] = []
    for word in question.split(whereSeparator: { !$0.isLetter }).prefix(60) {
      // Letters of scripts without blanks come as one long word; the answer quotes its beginning.
      let word = String(word.prefix(14))
      let lower = word.lowercased()
      let isLongEnough = word.count > 3 || !word.allSatisfy(\.isASCII)
      guard isLongEnough, !book.commonWords.contains(lower), !words.contains(lower) else { continue }
      words.append(lower)
      if words.count == 6 { break }
    }
    self.words = words.isEmpty ? [book.emptyTopic] : words
  }
}
