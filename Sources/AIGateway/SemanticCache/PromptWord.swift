/// A word of a prompt, as the comparison of two prompts sees it.
struct PromptWord: Sendable, Hashable {
  /// In lower case, without a possessive ending.
  var text: String
  /// Without the endings of English inflection.
  var stem: String
  /// Whether it carries no meaning of its own here: articles, prepositions, and the frame of a question.
  var isFrame: Bool
  /// Whether it is written like a name: with a capital where none is due, or in capitals.
  var isName: Bool
  /// The number that it is, in a form that is the same for `1,000` and `1000`.
  var number: String?
}

extension PromptWord {
  /// The words of a text.
  static func words(of text: String) -> [PromptWord] {
    var words: [PromptWord] = []
    for sentence in sentences(of: text) {
      let written = sentence.map { Written($0) }
      let capitals = Capitals(written)
      for (index, word) in written.enumerated() {
        words.append(
          PromptWord(
            text: word.lower, stem: stem(of: word.lower), isFrame: WordLists.frame.contains(word.lower),
            isName: capitals.isName(word, isFirst: index == 0), number: word.number))
      }
    }
    return words
  }

  /// A word as it stands in the text.
  private struct Written {
    let raw: String
    let lower: String
    let number: String?

    init(_ raw: String) {
      self.raw = raw
      var lower = raw.lowercased().replacing("\u{2019}", with: "'")
      if lower.hasSuffix("'s") { lower.removeLast(2) }
      while lower.hasSuffix("'") { lower.removeLast() }
      self.lower = lower
      number = PromptNumber.canonical(lower)
    }

    var startsWithCapital: Bool { raw.first?.isUppercase == true }
    var isAcronym: Bool {
      raw.count > 1 && raw.contains(where: \.isLetter) && !raw.contains(where: \.isLowercase)
    }
    var isFrame: Bool { WordLists.frame.contains(lower) }
  }

  /// What capitals mean in a sentence: nothing, where most words have one, as in a title.
  private struct Capitals {
    private let tellNames: Bool

    init(_ words: [Written]) {
      let content = words.dropFirst().filter { !$0.isFrame && $0.number == nil }
      let capitals = content.filter(\.startsWithCapital).count
      tellNames = !(content.count > 2 && capitals * 10 > content.count * 7)
    }

    func isName(_ word: Written, isFirst: Bool) -> Bool {
      guard tellNames, !word.isFrame, word.number == nil else { return false }
      return word.isAcronym || (word.startsWithCapital && !isFirst)
    }
  }

  // Words are runs of letters, digits, and what stands inside of such: 3.11, C++, don't, $5.
  private static func sentences(of text: String) -> [[String]] {
    var sentences: [[String]] = []
    var sentence: [String] = []
    var word = ""
    func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let isInside = !word.isEmpty && isPart(next)
      let isInNumber = word.last?.isNumber == true && next.isNumber
      switch character {
      case _ where isPart(character): word.append(character)
      case "'", "\u{2019}": if isInside { word.append(character) }
      case ".", ",", ":": if isInNumber { word.append(character) } else { close(character) }
      case "+", "#": if !word.isEmpty, !word.contains(where: \.isNumber) { word.append(character) }
      case "%", "€", "£", "$", "°": close(" "); sentence.append(String(character))
      default: close(character)
      }
    }
    close("\n")
    return sentences

    func close(_ character: Character) {
      if !word.isEmpty { sentence.append(word) }
      word = ""
      guard [".", "?", "!", "\n"].contains(character), !sentence.isEmpty else { return }
      sentences.append(sentence)
      sentence = []
    }
  }

  /// A word without the endings of plural, past and continuous: enough to see that two are forms of one word.
  static func stem(of word: String) -> String {
    guard word.count > 3, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { return word }
    var stem = word
    for (ending, rest) in endings where stem.hasSuffix(ending) && stem.count - ending.count + rest.count > 2 {
      stem.removeLast(ending.count)
      stem += rest
      break
    }
    if stem.count > 3, let last = stem.last, stem.dropLast().last == last, !"lsaeiou".contains(last) {
      stem.removeLast()
    }
    if stem.count > 3, stem.last == "e" { stem.removeLast() }
    return stem
  }

  private static let endings = [
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("ss", "ss"),
    ("us", "us"),
    ("is", "is"), ("s", ""), ("ly", ""),
  ]
}
