/// The words of a question that an answer takes up.
struct Topic {
  private static let most = 6

  /// The words, in order of first appearance; never empty.
  let words: [String]

  init(_ question: Words, in book: Phrasebook) {
    var words: [String] = []
    for word in question.all {
      // Letters of scripts without blanks come as one long word; the answer quotes its beginning.
      let word = word.utf8.count > 14 ? String(word.prefix(14)) : word
      let isLongEnough = word.utf8.count > 3
      guard isLongEnough, !book.commonWords.contains(word), !words.contains(word) else { continue }
      words.append(word)
      if words.count == Self.most { break }
    }
    self.words = words.isEmpty ? [book.emptyTopic] : words
  }
}
