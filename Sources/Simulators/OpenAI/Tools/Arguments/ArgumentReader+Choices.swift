import OpenAI

/// Arguments whose values a schema lists, and switches.
extension ArgumentReader {
  /// Reads the values of enumerations and switches.
  ///
  /// Arguments that may have the same values, such as where something comes from and where it goes, share out
  /// what the text names.
  func readChoices(
    _ slots: [Slot], in range: Range<Int>, _ reading: inout Reading, onlyRequired: Bool = false
  ) {
    let reader = ChoiceReader(text.words[range])
    for (index, slot) in slots.enumerated() where isOpen(index, slot, reading, onlyRequired) {
      if slot.shape == .boolean {
        if let flag = reader.flag(of: slot) { reading.values[index] = .one(.bool(flag)) }
      } else if !slot.choices.isEmpty {
        let rivals = slots.indices.filter { slots[$0].isRival(of: slot) }
        if rivals.isEmpty {
          readChoice(of: index, slot, reader, &reading)
        } else {
          share(among: [index] + rivals, slots, reader, &reading, onlyRequired)
        }
      }
    }
  }

  private func readChoice(of index: Int, _ slot: Slot, _ reader: ChoiceReader, _ reading: inout Reading) {
    let named = reader.named(of: slot)
    let choices = named.map(\.value)
    guard let first = choices.first else { return }
    if slot.role == nil { reading.words.formUnion(named.flatMap(\.words)) }
    reading.values[index] = .one(slot.shape == .list ? .array(choices) : first)
  }

  private func share(
    among rivals: [Int], _ slots: [Slot], _ reader: ChoiceReader, _ reading: inout Reading,
    _ onlyRequired: Bool
  ) {
    let open = rivals.sorted().filter { isOpen($0, slots[$0], reading, onlyRequired) }
    let taken = reading.words
    let named = open.map { index in
      reader.everyNamed(of: slots[index]).filter { taken.isDisjoint(with: $0.words) }
    }
    let shares = ChoiceShares(text.words, open.map { slots[$0] }, named)
    for (index, share) in zip(open, shares.all()) {
      guard let share else { continue }
      reading.values[index] = .one(share.value)
      reading.words.formUnion(share.words)
    }
    // What is said once is said of all, unless one of them is the other's opposite.
    guard rivals.allSatisfy({ slots[$0].role == nil }) else { return }
    for index in open where reading.values[index] == nil {
      if let first = reader.choices(of: slots[index]).first { reading.values[index] = .one(first) }
    }
  }

  /// The values that the arguments at the other end leave for this one; nil when none of them has a value.
  func choices(leftFor slot: Slot, _ reading: Reading, _ slots: [Slot]) -> [JSON]? {
    guard slot.role != nil else { return nil }
    let taken = slots.indices.filter { slots[$0].isRival(of: slot) && slots[$0].role != nil }
      .compactMap { index -> JSON? in
        if case .one(let value)? = reading.values[index] { value } else { nil }
      }
    return taken.isEmpty ? nil : slot.choices.filter { !taken.contains($0) }
  }
}

extension Slot {
  /// Whether both may have the same value, and only one of them can mean a word that names it.
  func isRival(of other: Slot) -> Bool {
    path != other.path && shape != .list && other.shape != .list && shape != .boolean
      && !choiceSet.isDisjoint(with: other.choiceSet)
  }
}
