import OpenAI

/// What a text says exactly of the values that a schema wants: numbers, addresses, choices, and lists of objects with
/// numbers in them. Names and prose are not its business.
struct ToldFacts {
  private let found: [(path: [String], value: JSON)]

  init(_ text: String, for schema: JSON) {
    let slots = Slot.all(of: schema).filter(Self.isExact)
    let text = UserText(text)
    guard !slots.isEmpty, !text.words.isEmpty else {
      found = []
      return
    }
    let reader = ArgumentReader(
      text: text, mentions: MentionFinder(text: text).mentions(), today: nil, instructions: "", known: [:])
    let reading = reader.found(slots, toolWords: [], in: text.words.indices)
    found = slots.enumerated().compactMap { index, slot in
      let value: JSON? =
        switch reading.values[index] {
        case .one(let value): value
        case .each(let values): values.first
        case nil: nil
        }
      if let value, Self.isLikely(value, for: slot) { return (slot.path, value) }
      // Better none than one made up.
      return slot.isNullable && slot.choices.isEmpty ? (slot.path, .null) : nil
    }
  }

  /// A value with the facts put in, as far as the schema allows.
  func corrected(_ value: JSON, _ schema: JSONSchema) -> JSON {
    found.reduce(value) { value, fact in
      guard var object = value.object else { return value }
      object.set(fact.value, at: fact.path[...])
      return schema.accepts(.object(object)) ? .object(object) : value
    }
  }

  // A function may be called with a name where it wants an address; a record of facts may not say so.
  private static func isLikely(_ value: JSON, for slot: Slot) -> Bool {
    guard let text = value.string else { return true }
    return switch slot.meaning {
    case .email: text.contains("@")
    case .phone: text.contains(where: \.isNumber)
    case .url: text.contains(".")
    default: true
    }
  }

  private static func isExact(_ slot: Slot) -> Bool {
    if slot.shape == .records { return Slot.all(of: slot.schema).contains(where: \.isNumber) }
    if slot.isNumber || slot.shape == .boolean || !slot.choices.isEmpty { return true }
    switch slot.meaning {
    case .email, .url, .phone, .place: return true
    case .date, .time, .dateTime: return slot.schema["format"] != nil
    default: return false
    }
  }
}
