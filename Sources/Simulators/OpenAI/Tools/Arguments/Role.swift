/// Which of two like things an argument is: where something begins or ends, the least or the most.
enum Role: Sendable, Hashable {
  case from, to, least, most

  init?(names: [Stem]) {
    guard let role = names.lazy.compactMap({ Self.named[$0] }).first else { return nil }
    self = role
  }

  /// How well the words before a mention fit: positive when they say this role, negative when they say the other.
  func fit(_ before: [String]) -> Double {
    for word in before.reversed() {
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
