import OpenAI

/// Values for a function's slots that earlier results hold: the number of the product that the user named.
struct KnownValues {
  private static let never: Set<Meaning> = [.count, .text, .query, .title, .duration, .percent]
  private static let stocks: Set<Stem> = Set(
    ["stock", "available", "inventory", "availability"].map { Stem($0) })

  /// The values, by the names of slots.
  let values: [String: JSON]
  /// How many there are of the thing that the values are of; nil when the results do not say.
  let stock: Int?

  init(_ done: [ToolDialogue.Done], for slots: [Slot], asked words: [TextWord]) {
    let asked = Set(words.filter { !CommonWords.contains($0.folded) }.map(\.stem))
    let objects = done.compactMap(\.result).flatMap { ToolResult($0).objects }
    let rated = objects.map { object in (object, Self.overlap(object, asked)) }
    // Of objects that fit alike the first.
    let best = rated.max { $0.1 < $1.1 }?.1 ?? 0
    let fitting = rated.filter { $0.1 == best }.map(\.0)
    var values: [String: JSON] = [:]
    var source: JSONObject?
    for slot in slots where !Self.never.contains(slot.meaning) && slot.choices.isEmpty {
      for object in fitting {
        guard let value = Self.value(slot, in: object) else { continue }
        values[slot.name] = value
        if source == nil { source = object }
        break
      }
    }
    self.values = values
    stock = source?.members.lazy.first { !Self.stocks.isDisjoint(with: Stem.all(of: $0.name)) }?.value.int
  }

  private static func overlap(_ object: JSONObject, _ asked: Set<Stem>) -> Int {
    object.members.reduce(0) { count, member in
      guard let text = member.value.string, text.utf8.count < 400 else { return count }
      return count + Set(Stem.all(of: text)).intersection(asked).count
    }
  }

  private static func value(_ slot: Slot, in object: JSONObject) -> JSON? {
    let wanted = Stem.all(of: slot.name)
    let exact = object.members.first { Stem.all(of: $0.name) == wanted }
    // `product_id` is the `id` of a product, and an `order_id` is what a `orderId` is.
    let member =
      exact
      ?? object.members.first {
        !$0.name.isEmpty && Stem.all(of: $0.name).last == wanted.last && slot.meaning == .identifier
      }
    guard let value = member?.value else { return nil }
    switch value {
    case .string: return slot.isNumber ? value.string.flatMap { Int($0) }.map(JSON.int) : value
    case .number: return slot.shape == .string ? .string(value.description) : value
    default: return nil
    }
  }
}
