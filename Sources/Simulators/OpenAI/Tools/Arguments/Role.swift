/// Which of two like things an argument is: where something begins or ends, the least or the most.
enum Role: Sendable, Hashable {
  case from, to, least, most

  init?(names: [Stem]) {
    guard let role = names.lazy.compactMap({ Self.named[$0] }).first else { return nil }
    self = role
  }

  /// The roles of arguments of one kind that do not have one by name, but that stand to each other as beginning and end
  /// or least and most: by weaker words of their names, such as `old` and `new`, or by their descriptions.
  static func ofPairs(in slots: [Slot]) -> [(index: Int, role: Role)] {
    let weak = slots.map { $0.role ?? weakRole(of: $0) }
    return slots.indices.compactMap { index in
      guard slots[index].role == nil, let role = weak[index] else { return nil }
      let hasOpposite = slots.indices.contains {
        $0 != index && weak[$0] == role.opposite && slots[$0].isAlike(slots[index])
      }
      return hasOpposite ? (index, role) : nil
    }
  }

  private static func weakRole(of slot: Slot) -> Role? {
    if let role = (slot.path.last.map(Stem.all) ?? []).lazy.compactMap({ weaklyNamed[$0] }).first {
      return role
    }
    // `Currency to convert from`: what stands last says it, else what stands first.
    let words = Stem.words(of: slot.descriptionText).map { $0.lowercased() }
    if let last = words.last, let role = said[last] { return role }
    return words.lazy.compactMap { named[Stem($0)] }.first
  }

  /// How well the words before a mention fit: positive when they say this role, negative when they say the other.
  func fit(_ before: [String]) -> Double {
    // `a` is French and Spanish for `to`, and an article in English: `from a`.
    let telling = before.filter { $0 != "a" }
    for word in telling.reversed() + before.suffix(1) {
      if let said = Self.said[word] {
        if said == self { return 3 }
        if said == opposite { return -3 }
      }
    }
    return 0
  }

  private var opposite: Role {
    switch self {
    case .from: .to
    case .to: .from
    case .least: .most
    case .most: .least
    }
  }

  private static let named: [Stem: Role] = {
    var table: [Stem: Role] = [:]
    for (role, words) in [
      (Role.from, "from origin source start begin departure depart base checkin pickup sender src input in"),
      (.to, "to destination target end finish arrival arrive return until dest checkout dropoff output out"),
      (.least, "min minimum least above after"), (.most, "max maximum most below budget under"),
    ] {
      for word in words.split(separator: " ") { table[Stem(word)] = role }
    }
    return table
  }()

  // These have other meanings in a name that stands alone.
  private static let weaklyNamed: [Stem: Role] = {
    var table: [Stem: Role] = [:]
    for (role, words) in [
      (Role.from, "old previous current existing first given give original von aus"),
      (.to, "new next last final wanted want desired receive get result converted nach"),
      (.least, "low lower"), (.most, "high upper"),
    ] {
      for word in words.split(separator: " ") { table[Stem(word)] = role }
    }
    return table
  }()

  private static let said: [String: Role] = [
    "from": .from, "starting": .from, "leaving": .from, "departing": .from, "between": .from, "von": .from,
    "ab": .from,
    "aus": .from, "depuis": .from, "de": .from, "desde": .from, "since": .from, "convert": .from,
    "to": .to, "into": .to, "until": .to, "till": .to, "through": .to, "returning": .to, "return": .to,
    "nach": .to,
    "bis": .to, "vers": .to, "towards": .to, "zu": .to, "back": .to, "in": .to, "a": .to, "en": .to,
    "hasta": .to,
    "under": .most, "below": .most, "most": .most, "maximum": .most, "max": .most, "up": .most,
    "cheaper": .most,
    "less": .most, "unter": .most,
    "over": .least, "above": .least, "least": .least, "minimum": .least, "min": .least, "more": .least,
    "uber": .least,
  ]
}
