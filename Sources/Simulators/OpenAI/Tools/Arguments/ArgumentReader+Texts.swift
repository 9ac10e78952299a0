import OpenAI

/// Arguments that are words of the text as they stand, and lists of objects.
extension ArgumentReader {
  private static let worded: Set<Meaning> = [
    .text, .title, .query, .anything, .person, .expression, .identifier, .place, .room, .ticker,
  ]
  private static let remaining: Set<Meaning> = [.text, .title, .query, .anything, .identifier]

  func readTexts(_ slots: [Slot], toolWords: Set<Stem>, in range: Range<Int>, _ reading: inout Reading) {
    for (index, slot) in slots.enumerated() where reading.values[index] == nil {
      if slot.shape == .records {
        readRecords(index, slot, toolWords: toolWords, in: range, &reading)
        continue
      }
      guard slot.shape == .string || slot.shape == .list && slot.elementShape == .string,
        slot.choices.isEmpty,
        Self.worded.contains(slot.meaning), kind(for: slot) == nil
      else { continue }
      let free = FreeText(text, in: range, taken: reading.words, toolWords: toolWords)
      guard let found = slot.meaning == .expression ? calculation(in: range) : free.introduced(slot) else {
        continue
      }
      set(found, index, slot, &reading)
    }
    let open = slots.indices.filter {
      reading.values[$0] == nil && slots[$0].isRequired && slots[$0].shape == .string
    }
    // What is left of the sentence goes to one slot: the one that is the most like free text.
    let order: [Meaning] = [.query, .text, .title, .anything, .expression]
    let index = open.filter { Self.remaining.contains(slots[$0].meaning) || slots[$0].meaning == .expression }
      .min { (order.firstIndex(of: slots[$0].meaning) ?? 9) < (order.firstIndex(of: slots[$1].meaning) ?? 9) }
    guard let index, slots[index].choices.isEmpty, kind(for: slots[index]) == nil else { return }
    let free = FreeText(text, in: range, taken: reading.words, toolWords: toolWords)
    guard slots[index].meaning != .identifier,
      let found = free.remainder(isQuestion: slots[index].meaning == .query)
    else { return }
    set(found, index, slots[index], &reading)
  }

  private func set(_ words: Range<Int>, _ index: Int, _ slot: Slot, _ reading: inout Reading) {
    var value = text.written(words)
    let quote = text.quotes.first { $0.words.overlaps(words) }
    if let quote, quote.words.contains(words.lowerBound) || words.count < quote.words.count + 2 {
      value = quote.text
    }
    reading.values[index] = .one(slot.shape == .list ? .array([.string(value)]) : .string(value))
    reading.words.formUnion(words)
  }

  // From the first to the last of the words that have digits.
  private func calculation(in range: Range<Int>) -> Range<Int>? {
    let numbers = range.filter { text.words[$0].text.contains { $0.isNumber } }
    guard let first = numbers.first, let last = numbers.last else { return nil }
    var start = first
    if first > range.lowerBound, ["sqrt", "sin", "cos", "log"].contains(text.words[first - 1].folded) {
      start -= 1
    }
    return start..<last + 1
  }

  // One object for each amount that the text tells, or one of the whole.
  private func readRecords(
    _ index: Int, _ slot: Slot, toolWords: Set<Stem>, in range: Range<Int>, _ reading: inout Reading
  ) {
    let inner = Slot.all(of: slot.schema).filter { $0.shape != .records }
    let starts = mentions.filter {
      ($0.sort == .number || $0.sort == .measure) && range.contains($0.words.lowerBound)
        && !reading.words.contains($0.words.lowerBound)
    }.map(\.words.lowerBound)
    if let first = starts.first, namesLead(first, in: range, reading) {
      let records = recordsOfClauses(inner, toolWords: toolWords, in: range)
      if records.count >= starts.count {
        reading.values[index] = .one(.array(records))
        reading.words.formUnion(range)
        return
      }
    }
    var records: [JSON] = []
    for (number, start) in starts.enumerated() {
      var end = number + 1 < starts.count ? starts[number + 1] : range.upperBound
      if let stop = (start..<end).first(where: { text.words[$0].endsSentence }) { end = stop + 1 }
      if let taken = (start + 1..<end).first(where: reading.words.contains) { end = taken }
      while end > start + 1, CommonWords.contains(text.words[end - 1].folded) { end -= 1 }
      let record = self.reading(inner, toolWords: toolWords, in: start..<end, elsewhere: false)
      guard record.missing.isEmpty, let object = record.arguments(inner).first else { continue }
      records.append(object)
      reading.words.formUnion(start..<end)
    }
    if records.isEmpty {
      let record = self.reading(inner, toolWords: toolWords, in: range, elsewhere: false)
      if record.missing.isEmpty, !record.words.isEmpty { records = record.arguments(inner) }
    }
    if !records.isEmpty { reading.values[index] = .one(.array(records)) }
  }

  // `Ada is 36 and Alan is 41`: what the first amount belongs to stands before it.
  private func namesLead(_ first: Int, in range: Range<Int>, _ reading: Reading) -> Bool {
    mentions.contains {
      $0.sort == .name && range.contains($0.words.lowerBound) && $0.words.upperBound <= first
        && !reading.words.contains($0.words.lowerBound)
    }
  }

  // One object for each part of the text that tells all of one.
  private func recordsOfClauses(_ inner: [Slot], toolWords: Set<Stem>, in range: Range<Int>) -> [JSON] {
    var records: [JSON] = []
    var start = range.lowerBound
    for index in range {
      let isLast = index + 1 == range.upperBound
      let isCut =
        isLast || text.words[index].isFollowedByMark
        || CommonWords.connectors.contains(text.words[index + 1].folded)
      guard isCut else { continue }
      let clause = reading(inner, toolWords: toolWords, in: start..<index + 1, elsewhere: false)
      // A part that tells too little belongs to the one that follows: `In 2024, Ada was 36`.
      guard clause.missing.isEmpty, let object = clause.arguments(inner).first else { continue }
      records.append(object)
      start = index + 1
    }
    return records
  }

  /// The kind of thing that the text speaks of, for a slot that asks for one: `electronics` for a smartphone.
  func kind(for slot: Slot) -> String? {
    let asks: Set<Stem> = Set(["category", "type", "kind", "department", "section"].map { Stem($0) })
    guard !asks.isDisjoint(with: slot.names) else { return nil }
    let hints = Set(Stem.all(of: slot.descriptionText) + Stem.all(of: instructions))
    let words = text.words.map(\.text)
    if let named = text.words.first(where: {
      hints.contains($0.stem) && !slot.names.contains($0.stem) && Self.isKind($0.stem)
    }) {
      return named.folded
    }
    let kinds = words.flatMap { Thesaurus.kinds(of: Stem($0)).sorted { $0.text < $1.text } }
    let kind = kinds.first(where: hints.contains) ?? kinds.first
    return kind.flatMap { stem in
      (Stem.words(of: slot.descriptionText) + Stem.words(of: instructions)).first { Stem($0) == stem }?
        .lowercased()
        ?? Thesaurus.name(ofKind: stem)
    }
  }

  private static func isKind(_ stem: Stem) -> Bool { Thesaurus.name(ofKind: stem) != nil }

  /// Gives required slots without a value what is known without the text; what is still missing is noted.
  func complete(_ slots: [Slot], toolWords: Set<Stem>, in range: Range<Int>, _ reading: inout Reading) {
    for (index, slot) in slots.enumerated() where reading.values[index] == nil {
      if let value = known[slot.name] {
        reading.values[index] = .one(value)
      } else if slot.isRequired {
        if let value = usual(slot, reading, slots) {
          reading.values[index] = .one(value)
        } else {
          reading.missing.append(slot)
        }
      }
    }
  }

  private func usual(_ slot: Slot, _ reading: Reading, _ slots: [Slot]) -> JSON? {
    if slot.isNullable { return .null }
    if let value = slot.schema["default"] { return value }
    if slot.shape == .boolean { return false }
    if slot.shape == .other { return [:] }
    if !slot.choices.isEmpty {
      if let left = choices(leftFor: slot, reading, slots) {
        return left.count == 1 ? left.first : languageOfQuote(slot, left)
      }
      return unitOfPlace(slot) ?? ChoiceReader(UserText(instructions).words[...]).choices(of: slot).first
        ?? slot.choices.first
    }
    if let kind = kind(for: slot) { return .string(kind) }
    if slot.meaning == .unit, slot.role == nil { return .string(isImperial ? "fahrenheit" : "celsius") }
    if slot.meaning == .count, slot.isNumber { return .int(max(1, slot.schema["minimum"]?.int ?? 1)) }
    return nil
  }

  // What is to be translated says what it is translated from.
  private func languageOfQuote(_ slot: Slot, _ choices: [JSON]) -> JSON? {
    guard slot.meaning == .language, slot.role == .from, let quote = text.quotes.first?.text,
      let language = Units.language(Phrasebook.forLanguage(of: Words(quote)).language)
    else { return nil }
    return choices.first { choice in
      let text = choice.string?.lowercased()
      return text == language.code || text == language.name.lowercased()
    }
  }

  private var isImperial: Bool {
    mentions.first { $0.sort == .place }.map { Gazetteer.usesImperialUnits($0.text) } ?? false
  }

  // What people measure in where it is asked about.
  private func unitOfPlace(_ slot: Slot) -> JSON? {
    let wanted =
      isImperial ? ["fahrenheit", "imperial", "f", "miles"] : ["celsius", "metric", "c", "kilometers", "km"]
    return slot.choices.first { choice in choice.string.map { wanted.contains($0.lowercased()) } == true }
  }
}
