/// Two prompts side by side: each member is one way in which they may differ.
struct PromptComparison {
  private let one: Side
  private let other: Side

  /// One prompt's words, looked at in several ways.
  private struct Side {
    let words: [PromptWord]
    let texts: Set<String>
    let stems: Set<String>
    /// The words that carry the meaning, in order, without numbers and negations, which are compared apart.
    let content: [PromptWord]

    init(_ words: [PromptWord]) {
      self.words = words
      texts = Set(words.map(\.text))
      stems = Set(words.map(\.stem))
      content = words.filter { !$0.isFrame && $0.number == nil && !WordLists.negators.contains($0.text) }
    }
  }

  init(_ one: [PromptWord], _ other: [PromptWord]) {
    self.one = Side(Self.joined(one))
    self.other = Side(Self.joined(other))
  }

  // "Log in" is a word of its own.
  private static func joined(_ words: [PromptWord]) -> [PromptWord] {
    var joined: [PromptWord] = []
    for word in words {
      if let last = joined.last, ["log", "sign"].contains(last.stem),
        ["in", "out", "on", "off"].contains(word.text)
      {
        joined.removeLast()
        let text = last.stem + word.text
        joined.append(PromptWord(text: text, stem: text, isFrame: false, isName: false))
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  var numbers: NearMiss? {
    let (one, other) = (PromptNumber.numbers(in: one.words), PromptNumber.numbers(in: other.words))
    guard one != other else { return nil }
    return .numbers(Self.list(one.map(\.description)), Self.list(other.map(\.description)))
  }

  var negation: NearMiss? {
    let (one, other) = (
      one.words.first { WordLists.negators.contains($0.text) },
      other.words.first { WordLists.negators.contains($0.text) }
    )
    guard (one == nil) != (other == nil), let word = one ?? other else { return nil }
    return .negation(word.text)
  }

  var opposites: NearMiss? {
    for (side, opposite) in WordLists.opposites {
      if let pair = Self.opposed(one, other, side, opposite) ?? Self.opposed(one, other, opposite, side) {
        return .opposites(pair.0, pair.1)
      }
    }
    let (onlyOne, onlyOther) = (one.stems.subtracting(other.stems), other.stems.subtracting(one.stems))
    for (words, others) in [(onlyOne, onlyOther), (onlyOther, onlyOne)] {
      for word in words.sorted() where word.count > 3 {
        for prefix in WordLists.opposingPrefixes where others.contains(prefix + word) {
          return .opposites(word, prefix + word)
        }
      }
    }
    return nil
  }

  private static func opposed(
    _ one: Side, _ other: Side, _ side: Set<String>, _ opposite: Set<String>
  ) -> (String, String)? {
    guard one.stems.isDisjoint(with: opposite), other.stems.isDisjoint(with: side),
      let word = one.words.first(where: { side.contains($0.stem) }),
      let contrary = other.words.first(where: { opposite.contains($0.stem) })
    else { return nil }
    return (word.text, contrary.text)
  }

  var questions: NearMiss? {
    let (one, other) = (Self.asked(one.words), Self.asked(other.words))
    guard !one.isEmpty, !other.isEmpty, Set(one).isDisjoint(with: other) else { return nil }
    return .questions(Self.list(one), Self.list(other))
  }

  private static func asked(_ words: [PromptWord]) -> [String] {
    words.enumerated().compactMap { index, word in
      if WordLists.questions.contains(word.text) { return word.text }
      guard index > 0, words[index - 1].text == "how", WordLists.measures.contains(word.text) else {
        return nil
      }
      return "how \(word.text)"
    }
  }

  var names: NearMiss? {
    let (ones, others) = (Self.names(of: one, not: other), Self.names(of: other, not: one))
    if !ones.isEmpty, !others.isEmpty { return .names(Self.list(ones), Self.list(others)) }
    // The only thing that is added.
    for (names, longer, shorter) in [(ones, one, other), (others, other, one)] where !names.isEmpty {
      let rest = longer.content.filter { !names.contains($0.text) }
      if !rest.isEmpty, rest.map(\.stem).sorted() == shorter.content.map(\.stem).sorted() {
        return .names(Self.list(ones), Self.list(others))
      }
    }
    return nil
  }

  // An acronym that the other side spells out is no other name.
  private static func names(of side: Side, not other: Side) -> [String] {
    // Only in questions, not in texts of pages, where any letters in a row can be found.
    let isShort = max(side.words.count, other.words.count) < 200
    let initials = isShort ? String(other.words.compactMap(\.text.first)) : ""
    let own = isShort ? String(side.words.compactMap(\.text.first)) : ""
    let acronyms = isShort ? other.words.filter { $0.isName && $0.text.count > 1 } : []
    return side.words.filter { word in
      word.isName && !other.stems.contains(word.stem)
        && !(word.text.count > 1 && initials.contains(word.text))
        && !acronyms.contains { own.contains($0.text) }
    }.map(\.text)
  }

  var order: NearMiss? {
    for role in WordLists.roles {
      let (ones, others) = (Self.words(after: role, in: one), Self.words(after: role, in: other))
      let (onlyOne, onlyOther) = (ones.subtracting(others), others.subtracting(ones))
      if let word = onlyOne.sorted().first(where: { other.stems.contains($0) }),
        let exchanged = onlyOther.sorted().first(where: { one.stems.contains($0) })
      {
        return .order(word, exchanged)
      }
    }
    // The same words, some of them in each other's place.
    guard one.words.map(\.stem).sorted() == other.words.map(\.stem).sorted(),
      one.texts.isDisjoint(with: WordLists.balanced),
      let place = zip(one.content, other.content).first(where: { $0.stem != $1.stem })
    else { return nil }
    return .order(place.0.text, place.1.text)
  }

  // The word that carries meaning after each of these words.
  private static func words(after role: Set<String>, in side: Side) -> Set<String> {
    var found: Set<String> = []
    var next: String?
    for word in side.words.reversed() {
      if role.contains(word.text), let next { found.insert(next) }
      if !word.isFrame || word.text == "you" { next = word.stem }
    }
    return found
  }

  var words: NearMiss? {
    let (ones, others) = (one.content, other.content)
    // The same words in another order are another matter.
    guard ones.count == others.count, !ones.isEmpty,
      ones.map(\.stem).sorted() != others.map(\.stem).sorted()
    else { return nil }
    let changed = zip(ones, others).filter { !Self.meanTheSame($0, $1) }
    guard let first = changed.first, changed.count <= max(1, ones.count / 2) else { return nil }
    return .words(first.0.text, first.1.text)
  }

  private static func meanTheSame(_ one: PromptWord, _ other: PromptWord) -> Bool {
    if one.stem == other.stem { return true }
    if let unit = PromptNumber.unit(of: one.text), unit == PromptNumber.unit(of: other.text) { return true }
    if let groups = WordLists.synonyms[one.stem], let others = WordLists.synonyms[other.stem],
      !groups.isDisjoint(with: others)
    {
      return true
    }
    return isMistyped(one.text, other.text)
  }

  // One letter too many, missing or wrong in a long word, or two exchanged.
  private static func isMistyped(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one), Array(other))
    guard one.count > 5, other.count > 5, abs(one.count - other.count) < 2, one.first == other.first else {
      return false
    }
    let head = zip(one, other).prefix { $0 == $1 }.count
    let tail = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
    let left = max(one.count, other.count) - head - tail
    return left <= 1
      || (left == 2 && one.count == other.count && one[head] == other[head + 1]
        && one[head + 1] == other[head])
  }

  private static func list(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.joined(separator: " ")
  }
}
