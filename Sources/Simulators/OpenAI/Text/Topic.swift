/// The words of a question that an answer takes up.
struct Topic {
  private static let most = 6

  /// The words, in order of first appearance; never empty.
  let words: [String]

  init(_ question: Words, in book: Phrasebook) {
    var words: [String] = []
    for word in question.all {
      guard word.written.utf8.count > 3, !book.commonWords.contains(word.lowercased) else { continue }
      // Letters of scripts without blanks come as one long word; the answer quotes its beginning.
      let shown = word.written.utf8.count > 14 ? String(word.written.prefix(14)) : word.written
      guard !words.contains(shown) else { continue }
      words.append(shown)
      if words.count == Self.most { break }
    }
    self.words = words.isEmpty ? [book.emptyTopic] : words
  }
}
