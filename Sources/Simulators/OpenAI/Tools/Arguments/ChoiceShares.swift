import OpenAI

/// Shares the values that a text names out among arguments that may have the same ones.
///
/// Evidence is the word before a value (`from`, `into`), the number that is written to it, and an argument's own
/// name beside it; where nothing tells, the order decides.
struct ChoiceShares {
  typealias Named = (words: Range<Int>, value: JSON)

  private let words: [TextWord]
  private let slots: [Slot]
  /// The values that the text names, for each of the arguments.
  private let named: [[Named]]
  /// Where any of them stands, in order.
  private let places: [Range<Int>]
  /// The stems of each argument that no other one has.
  private let ownStems: [Set<Stem>]

  init(_ words: [TextWord], _ slots: [Slot], _ named: [[Named]]) {
    self.words = words
    self.slots = slots
    self.named = named
    places = Set(named.joined().map(\.words)).sorted { $0.lowerBound < $1.lowerBound }
    let stems = slots.map { Set($0.names).union($0.description).subtracting($0.choices.flatMap(Self.stems)) }
    ownStems = stems.indices.map { index in
      stems.enumerated().reduce(stems[index]) { $1.offset == index ? $0 : $0.subtracting($1.element) }
    }
  }

  private static func stems(of choice: JSON) -> [Stem] { Stem.all(of: choice.string ?? "") }

  /// What each of the arguments gets; nil for one that gets none.
  func all() -> [Named?] {
    var pairs: [(score: Double, slot: Int, named: Named)] = []
    for slot in slots.indices {
      for one in named[slot] {
        let score = score(slot, one.words)
        if score > Self.contradicted { pairs.append((score, slot, one)) }
      }
    }
    pairs.sort {
      ($0.score, -$0.slot, -$0.named.words.lowerBound) > ($1.score, -$1.slot, -$1.named.words.lowerBound)
    }
    var shares = [Named?](repeating: nil, count: slots.count)
    for pair in pairs where shares[pair.slot] == nil {
      if shares.contains(where: { $0?.words.overlaps(pair.named.words) == true }) { continue }
      shares[pair.slot] = pair.named
    }
    return shares
  }

  // From here down a value is said to be another argument's.
  private static let contradicted = -1.0

  private func score(_ slot: Int, _ place: Range<Int>) -> Double {
    let number = places.firstIndex(of: place) ?? 0
    let before = clause(upTo: place.lowerBound, from: number > 0 ? places[number - 1].upperBound : 0)
    let after = clause(
      from: place.upperBound,
      upTo: number + 1 < places.count ? places[number + 1].lowerBound : words.count)
    var score = order(slot, number)
    if let role = slots[slot].role {
      let said = role.fit(before.suffix(3).map(\.folded))
      score += said
      // What has an amount to it is what there is, not what is wanted.
      let hasAmount = [before.last, words[place].first].contains { $0?.text.first?.isNumber == true }
      if said == 0, hasAmount { score += role == .from ? 2 : role == .to ? -2 : 0 }
    }
    let around = before.map(\.stem) + after.map(\.stem)
    if around.contains(where: { word in ownStems[slot].contains { $0.isAkin(to: word) } }) { score += 2 }
    return score
  }

  // Without anything else to go by the first is where something begins, and the last where it ends.
  private func order(_ slot: Int, _ number: Int) -> Double {
    switch slots[slot].role {
    case .from, .least: number == 0 ? 0.4 : 0
    case .to, .most: number == places.count - 1 ? 0.4 : 0
    case nil: -0.05 * Double(abs(slot - number))
    }
  }

  // The words before a value that belong to it: those behind the last mark or joining word.
  private func clause(upTo end: Int, from start: Int) -> ArraySlice<TextWord> {
    guard start < end else { return [] }
    let cut = words[start..<end].lastIndex { Self.parts($0) }
    return words[(cut.map { $0 + 1 } ?? start)..<end]
  }

  // The words behind it, up to the next mark or joining word; all of them are the next value's where none is.
  private func clause(from start: Int, upTo end: Int) -> ArraySlice<TextWord> {
    guard start < end, !words[start - 1].isFollowedByMark else { return [] }
    let cut = words[start..<end].firstIndex { Self.parts($0) }
    guard let cut else { return end == words.count ? words[start..<end] : [] }
    return words[start..<cut + 1]
  }

  private static func parts(_ word: TextWord) -> Bool {
    word.isFollowedByMark || CommonWords.joins.contains(word.folded)
  }
}
