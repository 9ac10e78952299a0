import OpenAI

/// Reads a function's arguments from what the user said.
///
/// Every slot is held against every mention; the best pairs win, each mention goes to one slot. What mentions cannot
/// tell is read by the words around it, and what is missing then is taken from what is known otherwise.
struct ArgumentReader {
  let text: UserText
  let mentions: [Mention]
  let today: DateMention?
  /// What the application told the model.
  let instructions: String
  /// Values by the names of slots, for what the text does not say.
  let known: [String: JSON]

  private static let spreading: Set<Mention.Sort> = [
    .place, .name, .email, .code, .ticker, .quote, .language,
  ]

  /// Reads the arguments from a part of the text, and completes them with what is usual.
  ///
  /// - Parameter elsewhere: Whether words outside that part may tell what it does not.
  func reading(_ slots: [Slot], toolWords: Set<Stem>, in range: Range<Int>, elsewhere: Bool = true) -> Reading
  {
    var reading = found(slots, toolWords: toolWords, in: range, elsewhere: elsewhere)
    complete(slots, toolWords: toolWords, in: range, &reading)
    return reading
  }

  /// The arguments that the text itself tells.
  func found(_ slots: [Slot], toolWords: Set<Stem>, in range: Range<Int>, elsewhere: Bool = true) -> Reading {
    var reading = Reading()
    readChoices(slots, in: range, &reading)
    assign(slots, in: range, &reading)
    readTexts(slots, toolWords: toolWords, in: range, &reading)
    if elsewhere, range != text.words.indices {
      readChoices(slots, in: text.words.indices, &reading, onlyRequired: true)
      assign(slots, in: text.words.indices, &reading, onlyRequired: true)
    }
    return reading
  }

  /// Whether a value is still looked for.
  func isOpen(_ index: Int, _ slot: Slot, _ reading: Reading, _ onlyRequired: Bool) -> Bool {
    reading.values[index] == nil && (!onlyRequired || slot.isRequired)
  }

  private func assign(
    _ slots: [Slot], in range: Range<Int>, _ reading: inout Reading, onlyRequired: Bool = false
  ) {
    let affinity = Affinity(text.words)
    var pairs: [(score: Double, slot: Int, mention: Int, facet: Affinity.Facet)] = []
    for (slotIndex, slot) in slots.enumerated() where isOpen(slotIndex, slot, reading, onlyRequired) {
      guard slot.choices.isEmpty, slot.shape != .boolean, slot.shape != .records, slot.shape != .other else {
        continue
      }
      for (index, mention) in mentions.enumerated()
      where range.contains(mention.words.lowerBound) || mention.words.isEmpty {
        for facet in [Affinity.Facet.value, .unit] {
          var score = affinity.score(slot, mention, facet)
          guard score >= (slot.isRequired ? 1.5 : 3) else { continue }
          score += order(of: index, slot) - Double(index) * 0.001
          pairs.append((score, slotIndex, index, facet))
        }
      }
    }
    pairs.sort { ($0.score, -$0.slot) > ($1.score, -$1.slot) }
    var used: Set<Int> = []
    var usedUnits: Set<Int> = []
    for pair in pairs where reading.values[pair.slot] == nil {
      let isUsed = pair.facet == .value ? used.contains(pair.mention) : usedUnits.contains(pair.mention)
      guard !isUsed, !overlapsOther(pair.mention, used) else { continue }
      let slot = slots[pair.slot]
      let rivals = pairs.contains {
        $0.slot != pair.slot && reading.values[$0.slot] == nil && isMate($0.mention, of: pair.mention)
          && $0.facet == .value && slots[$0.slot].meaning == slot.meaning
      }
      let taken =
        pair.facet == .unit
        ? [pair.mention] : mates(of: pair.mention, slot, hasRivals: rivals, used, in: range)
      reading.values[pair.slot] = value(slot, taken, pair.facet)
      if pair.facet == .unit { usedUnits.formUnion(taken) } else { used.formUnion(taken) }
      if pair.score >= 5 { reading.strongCount += 1 }
      for index in taken { reading.words.formUnion(mentions[index].words) }
      reading.mentions.formUnion(taken)
      if slot.meaning == .dateTime { join(slot, pair, &used, &reading) }
    }
  }

  // Of two like things the first is where something begins, if nothing else tells.
  private func order(of index: Int, _ slot: Slot) -> Double {
    guard let role = slot.role else { return 0 }
    let alike = mentions.indices.filter { mentions[$0].sort == mentions[index].sort }
    guard alike.count > 1 else { return 0 }
    switch role {
    case .from, .least: return alike.first == index ? 0.4 : 0
    case .to, .most: return alike.last == index ? 0.4 : 0
    }
  }

  private func isMate(_ one: Int, of other: Int) -> Bool {
    one != other && mentions[one].group == mentions[other].group
  }

  private func overlapsOther(_ index: Int, _ used: Set<Int>) -> Bool {
    used.contains {
      $0 != index && !mentions[$0].words.isEmpty && mentions[$0].words.overlaps(mentions[index].words)
    }
  }

  // The mentions that go with one: those of its list, where the slot can take them.
  private func mates(
    of index: Int, _ slot: Slot, hasRivals: Bool, _ used: Set<Int>, in range: Range<Int>
  ) -> [Int] {
    let group = mentions.indices.filter { other in
      other == index || (mentions[other].group == mentions[index].group && !used.contains(other))
    }
    if slot.shape == .list {
      let alike = mentions.indices.filter {
        $0 == index
          || (mentions[$0].sort == mentions[index].sort && !used.contains($0)
            && range.contains(mentions[$0].words.lowerBound))
      }
      return [.email, .number, .measure].contains(mentions[index].sort) ? alike : group
    }
    return Self.spreading.contains(mentions[index].sort) && !hasRivals ? group : [index]
  }

  private func value(_ slot: Slot, _ indices: [Int], _ facet: Affinity.Facet) -> Reading.Value {
    let values = indices.map { ArgumentValue(today: today).json(slot, mentions[$0], facet) }
    if slot.shape == .list { return .one(.array(values)) }
    return values.count > 1 ? .each(values) : .one(values.first ?? .null)
  }

  // A day and a time for a slot that wants both.
  private func join(
    _ slot: Slot, _ pair: (score: Double, slot: Int, mention: Int, facet: Affinity.Facet),
    _ used: inout Set<Int>,
    _ reading: inout Reading
  ) {
    let wanted: Mention.Sort = mentions[pair.mention].sort == .date ? .time : .date
    let others = mentions.indices.filter { mentions[$0].sort == wanted && !used.contains($0) }
    let near = others.min {
      abs(mentions[$0].words.lowerBound - mentions[pair.mention].words.lowerBound)
        < abs(mentions[$1].words.lowerBound - mentions[pair.mention].words.lowerBound)
    }
    // What stands far away belongs to another day.
    guard let near, abs(mentions[near].words.lowerBound - mentions[pair.mention].words.lowerBound) < 6 else {
      return
    }
    let (date, time) = wanted == .time ? (pair.mention, near) : (near, pair.mention)
    guard case .date(let day) = mentions[date].kind, case .time(let hour, let minute) = mentions[time].kind
    else { return }
    if wanted == .time { used.insert(near) }
    reading.words.formUnion(mentions[near].words)
    reading.mentions.insert(near)
    reading.values[pair.slot] = .one(ArgumentValue(today: today).json(slot, day, hour: hour, minute: minute))
  }
}
