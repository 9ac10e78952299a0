extension Duration {
  /// Reads a duration of ISO 8601 such as `PT1M`, `P1DT2H`, `P2W` or `PT0.5S`; nil for anything else.
  ///
  /// Years and months have no length of their own and are not read; more than a century is refused too.
  public init?(iso8601 text: String) {
    guard text.first == "P" else { return nil }
    var total = 0.0
    var units: [(Character, seconds: Double)] = [("W", 604_800), ("D", 86_400)]
    var number = ""
    var hasParts = false
    var isTime = false
    for character in text.dropFirst() {
      if character == "T" {
        guard !isTime, number.isEmpty else { return nil }
        isTime = true
        hasParts = false
        units = [("H", 3600), ("M", 60), ("S", 1)]
      } else if character.isASCII, character.isNumber || character == "." {
        number.append(character)
      } else {
        // Each unit may stand once, the greater before the smaller; only seconds have decimals.
        guard let place = units.firstIndex(where: { $0.0 == character }), number.first != ".",
          number.last != ".", character == "S" || !number.contains("."), let value = Double(number)
        else { return nil }
        total += value * units[place].seconds
        units.removeFirst(place + 1)
        number = ""
        hasParts = true
      }
    }
    guard hasParts, number.isEmpty, total <= 3_155_760_000 else { return nil }
    self = .nanoseconds(Int64((total * 1e9).rounded()))
  }
}
