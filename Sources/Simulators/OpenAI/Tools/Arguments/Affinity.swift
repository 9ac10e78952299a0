import OpenAI

/// How well a mention fits a slot.
struct Affinity {
  private let words: [TextWord]

  init(_ words: [TextWord]) {
    self.words = words
  }

  /// What of a mention a slot takes: its value, or the unit or currency that is written with it.
  enum Facet: Hashable { case value, unit }

  /// How well they fit, 0 or less when they do not.
  func score(_ slot: Slot, _ mention: Mention, _ facet: Facet) -> Double {
    if facet == .unit { return unitScore(slot, mention) }
    if slot.isNumber, Self.number(mention) == nil { return 0 }
    if let number = Self.number(mention), slot.isNumber, !isWithinBounds(number, slot) { return 0 }
    guard let base = Self.table[slot.meaning]?[mention.sort], base > 0 else { return 0 }
    return base + context(slot, mention)
  }

  /// The number that a mention tells; nil for one that tells none.
  static func number(_ mention: Mention) -> Double? {
    switch mention.kind {
    case .number(let value, _), .money(let value, _): value
    case .code: Double(mention.text)
    default: nil
    }
  }

  private func unitScore(_ slot: Slot, _ mention: Mention) -> Double {
    let base: Double
    switch (slot.meaning, mention.kind) {
    case (.unit, .number(_, .some)): base = 5
    case (.currency, .money(_, currency: .some)): base = 5
    default: return 0
    }
    // What has a number to it is what is converted.
    switch slot.role {
    case .from: return base + 2
    case .to: return base - 4.5
    default: return base
    }
  }

  private func isWithinBounds(_ number: Double, _ slot: Slot) -> Bool {
    if slot.meaning == .percent { return true }
    if let minimum = slot.schema["minimum"]?.double, number < minimum { return false }
    if let maximum = slot.schema["maximum"]?.double, number > maximum { return false }
    return slot.elementShape != .integer && slot.shape != .integer || number == number.rounded()
  }

  // What the words around a mention say: the slot's role or name.
  private func context(_ slot: Slot, _ mention: Mention) -> Double {
    let start = mention.words.lowerBound
    if mention.sort == .name, start > 0, Self.naming.contains(words[start - 1].folded) { return -9 }
    let before = words[max(0, start - 3)..<min(start, words.count)]
    let sameClause = before.suffix(before.reversed().prefix { !$0.endsSentence }.count)
    var score = slot.role?.fit(sameClause.suffix(2).map(\.folded)) ?? 0
    let after = words[min(mention.words.upperBound, words.count)...].prefix(1)
    let around = Set((sameClause + after).map(\.stem)).subtracting(Self.generic)
    let own = mention.words.compactMap { words.indices.contains($0) ? words[$0].stem : nil }
    let names = slot.names.filter { !Self.generic.contains($0) }
    if around.union(own).contains(where: { word in names.contains { $0.isAkin(to: word) } }) { score += 2.5 }
    if !around.isDisjoint(with: slot.description.subtracting(Self.generic)) { score += 0.7 }
    if !Self.makers.isDisjoint(with: slot.names),
      sameClause.last?.folded == "by" || sameClause.last?.folded == "von"
    {
      score += 3
    }
    if slot.meaning == .duration, case .number(_, let unit?) = mention.kind, unit.quantity == .time,
      slot.names.contains(where: { Units.unit($0.text)?.name == unit.name })
    {
      score += 1
    }
    return score
  }

  // Behind these a title begins, which may go on behind the words in capitals.
  private static let naming: Set<String> = ["called", "titled", "named", "entitled", "namens"]
  private static let makers: Set<Stem> = Set(
    ["artist", "author", "director", "composer", "singer", "band", "writer", "performer"].map { Stem($0) })

  private static let generic: Set<Stem> = Set(
    [
      "get", "the", "to", "from", "of", "for", "a", "in", "number", "name", "value", "id", "at", "on", "in",
      "and",
    ].map { Stem($0) })

  private static let table: [Meaning: [Mention.Sort: Double]] = [
    .place: [.place: 5, .quote: 4, .name: 3, .ticker: 2, .room: 2],
    .room: [.room: 6, .quote: 4, .name: 3, .code: 2, .place: 2],
    .person: [.name: 5, .email: 3, .place: 1],
    .email: [.email: 6, .name: 2.5],
    .date: [.date: 6], .time: [.time: 6], .dateTime: [.date: 6, .time: 5],
    .duration: [.measure: 6, .number: 2],
    .money: [.money: 6, .number: 3.5, .measure: 1.5], .count: [.number: 5, .measure: 3, .money: 1],
    .percent: [.measure: 5, .number: 4], .temperature: [.measure: 6, .number: 4],
    .number: [.number: 5, .measure: 5, .money: 4, .code: 2.5],
    .url: [.url: 6], .phone: [.phone: 6, .code: 3, .name: 1.6],
    .identifier: [.code: 6, .number: 3, .ticker: 3, .name: 1],
    .language: [.language: 6], .currency: [.currency: 6], .unit: [.unit: 6],
    .ticker: [.ticker: 6, .name: 4], .path: [.path: 6, .quote: 4],
    .title: [.quote: 6, .name: 3, .code: 0.5], .text: [.quote: 6.2], .query: [.quote: 5],
    .expression: [.quote: 5],
    .anything: [.quote: 4, .name: 3, .place: 2.5, .code: 2, .path: 2, .url: 2, .email: 2],
  ]
}
