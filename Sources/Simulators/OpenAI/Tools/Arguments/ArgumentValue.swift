import OpenAI

/// Turns a mention into the value that a slot wants.
struct ArgumentValue {
  let today: DateMention?

  func json(_ slot: Slot, _ mention: Mention, _ facet: Affinity.Facet) -> JSON {
    if facet == .unit { return .string(Self.unit(of: mention)) }
    if slot.isNumber { return number(slot, mention) }
    switch mention.kind {
    case .date(let date): return .string(day(date, slot))
    case .time(let hour, let minute): return .string(Self.clock(hour, minute))
    case .language(let name, let code): return .string(Self.wantsCode(slot) ? code : name)
    case .currency(let code): return .string(code)
    case .name where slot.meaning == .ticker:
      return .string(Companies.symbol(of: mention.text) ?? mention.text)
    case .number, .money: return .string(numberText(mention))
    case .code, .email, .url, .phone, .path, .quote, .place, .room, .name, .unit, .ticker:
      return .string(mention.text)
    }
  }

  /// A day and a time of that day, as one value.
  func json(_ slot: Slot, _ date: DateMention, hour: Int, minute: Int) -> JSON {
    guard let day = date.iso(today: today) else { return .string("\(date.text) \(Self.clock(hour, minute))") }
    return .string("\(day)T\(Self.clock(hour, minute)):00")
  }

  /// A number as JSON has it: whole ones without a fraction.
  static func number(_ value: Double, isWhole: Bool) -> JSON {
    if isWhole || value == value.rounded(), value.magnitude < 1e15 { return .int(Int(value.rounded())) }
    return JSONNumber(value).map(JSON.number) ?? .int(0)
  }

  private func number(_ slot: Slot, _ mention: Mention) -> JSON {
    var value = Affinity.number(mention) ?? 0
    if case .number(_, let unit?) = mention.kind {
      if let seconds = Units.seconds(unit), slot.meaning == .duration, let wanted = Self.timeUnit(of: slot) {
        value *= seconds / wanted
      }
    }
    if slot.meaning == .percent, value > 1, slot.schema["maximum"]?.double.map({ $0 <= 1 }) == true {
      value /= 100
    }
    return Self.number(value, isWhole: slot.shape == .integer || slot.elementShape == .integer)
  }

  // The seconds of the unit in which a slot counts time.
  private static func timeUnit(of slot: Slot) -> Double? {
    let stems = (slot.path.last.map(Stem.all) ?? []) + Stem.all(of: slot.descriptionText)
    return stems.lazy.compactMap { stem in
      ["second", "minute", "hour", "day", "week"].first {
        Stem($0) == stem || stem.text == "min" && $0 == "minute"
      }
    }.compactMap { Units.unit($0).flatMap(Units.seconds) }.first
  }

  private func day(_ date: DateMention, _ slot: Slot) -> String {
    date.iso(today: today) ?? date.text
  }

  private func numberText(_ mention: Mention) -> String {
    if case .number(let value, nil) = mention.kind, value == value.rounded(), value.magnitude < 1e15 {
      return "\(Int(value))"
    }
    return mention.text
  }

  private static func unit(of mention: Mention) -> String {
    switch mention.kind {
    case .number(_, let unit?): writtenUnit(mention.text) ?? unit.name
    case .money(_, let currency?): currency
    default: mention.text
    }
  }

  // `km` of `10 km`, where it is a word.
  private static func writtenUnit(_ text: String) -> String? {
    let written = text.drop { !$0.isLetter && $0 != "°" }.split(separator: " ").last.map(String.init) ?? ""
    return written.isEmpty || written.hasPrefix("°") || written.count < 2 ? nil : written
  }

  private static func clock(_ hour: Int, _ minute: Int) -> String {
    "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  private static func wantsCode(_ slot: Slot) -> Bool {
    let stems = slot.description.union(slot.names)
    return stems.contains(Stem("code")) || stems.contains(Stem("iso")) || stems.contains(Stem("639"))
      || ["'en'", "\"en\"", "'fr'", "'de'", "'es'", "e.g. en", "`en`"].contains {
        slot.descriptionText.contains($0)
      }
  }
}
