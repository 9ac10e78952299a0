/// Finds names: places by the gazetteer or by the word before them, and others by their capital letters.
struct NameFinder {
  private let words: [TextWord]
  private let taken: Set<Int>

  init(_ words: [TextWord], taken: Set<Int>) {
    self.words = words
    self.taken = taken
  }

  func names() -> [Mention] {
    var names: [Mention] = []
    var index = 0
    while index < words.count {
      if taken.contains(index) {
        index += 1
      } else if let place = knownPlace(index) {
        names.append(place)
        index = place.words.upperBound
      } else if let name = capitalised(index) {
        names.append(name)
        index = name.words.upperBound
      } else {
        index += 1
      }
    }
    return names
  }

  private func knownPlace(_ index: Int) -> Mention? {
    for length in [3, 2, 1] where index + length <= words.count {
      let range = index..<index + length
      guard !range.contains(where: taken.contains),
        range.dropLast().allSatisfy({ !words[$0].isFollowedByMark })
      else { continue }
      let name = words[range].map(\.text).joined(separator: " ")
      let isWritten = words[index].isCapitalised || isBehindPreposition(index)
      if Gazetteer.city(name) != nil, isWritten || (length > 1 && name.count > 6) {
        // "nice", "bath" and the like at the beginning of a sentence are no places.
        return extended(range, name)
      }
      if Gazetteer.isRegion(name),
        words[index].isCapitalised || (isBehindPreposition(index) && name.count > 3)
      {
        return Mention(kind: .place, words: range, text: name, group: 0)
      }
    }
    return nil
  }

  // A city with its country or state: `Paris, France`, `Austin, TX`.
  private func extended(_ range: Range<Int>, _ name: String) -> Mention {
    let next = range.upperBound
    let shown = words[range].allSatisfy { !$0.isCapitalised } ? Gazetteer.city(name)?.name ?? name : name
    guard words[next - 1].after == ",", words.indices.contains(next) else {
      return Mention(kind: .place, words: range, text: shown, group: 0)
    }
    let region = words[next].text
    let isState = region.count == 2 && region.allSatisfy(\.isUppercase)
    let isCountry = Gazetteer.isRegion(region) && Gazetteer.city(region) == nil
    guard isState || isCountry else { return Mention(kind: .place, words: range, text: shown, group: 0) }
    return Mention(kind: .place, words: range.lowerBound..<next + 1, text: "\(shown), \(region)", group: 0)
  }

  private static let links: Set<String> = [
    "of", "de", "van", "von", "da", "di", "del", "la", "the", "&", "der",
  ]

  private func capitalised(_ index: Int) -> Mention? {
    guard isName(index) else { return nil }
    var end = index + 1
    while end < words.count, !taken.contains(end), !words[end - 1].isFollowedByMark {
      if words[end].isCapitalised, isName(end) || Self.isNamePart(words[end]) {
        end += 1
      } else if end + 1 < words.count, Self.links.contains(words[end].text), !taken.contains(end + 1),
        isName(end + 1),
        Gazetteer.city(words[end + 1].text) == nil
      {
        end += 2
      } else {
        break
      }
    }
    let range = index..<end
    let text = words[range].map(\.text).joined(separator: " ")
    let before = index > 0 ? words[index - 1].folded : ""
    let isPlace =
      ["in", "near", "im", "bei", "nach", "en", "a", "vers"].contains(before)
      && (before != "a" || words[index - 1].text != "a")
    return Mention(kind: isPlace ? .place : .name, words: range, text: text, group: 0)
  }

  private func isName(_ index: Int) -> Bool {
    let word = words[index]
    guard word.isCapitalised, !word.text.contains("'"), word.text != "I" else { return false }
    if CommonWords.contains(word.folded) { return false }
    let isKnownWord = !Thesaurus.concepts(of: word.stem).isEmpty || Action(word.stem) != nil
    if word.startsSentence {
      // Before an article stands a verb: `Archive the ticket`.
      let next = index + 1 < words.count ? words[index + 1].folded : ""
      return !isKnownWord && word.text.count > 1 && !CommonWords.orders.contains(word.folded)
        && !["the", "a", "an", "my", "all", "this", "your"].contains(next)
    }
    return !isKnownWord || (index > 0 && words[index - 1].isCapitalised && !words[index - 1].startsSentence)
  }

  private static func isNamePart(_ word: TextWord) -> Bool {
    word.isCapitalised && !CommonWords.contains(word.folded)
  }

  private func isBehindPreposition(_ index: Int) -> Bool {
    index > 0
      && (CommonWords.places.contains(words[index - 1].folded)
        || CommonWords.joins.contains(words[index - 1].folded))
  }
}
