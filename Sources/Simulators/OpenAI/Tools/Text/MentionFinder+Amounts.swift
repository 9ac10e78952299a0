/// Numbers, alone, with a unit or of a currency.
extension MentionFinder {
  func amount(_ index: Int) -> Mention? {
    if isNumberedThing(index) { return mention(.code, index..<index + 1) }
    var word = words[index].text
    var currency: String?
    if let sign = word.first, let code = Units.currency(String(sign)), "$€£¥".contains(sign) {
      currency = code
      word.removeFirst()
    } else if let sign = word.last, let code = Units.currency(String(sign)), "$€£¥".contains(sign) {
      currency = code
      word.removeLast()
    }
    guard var (value, unit) = Self.number(word) else { return spelled(index) }
    var end = index + 1
    if !words[index].isFollowedByMark || unit != nil, let factor = factor(end) {
      value *= factor
      end += 1
    }
    if let currency { return mention(.money(value, currency: currency), index..<end) }
    if unit == nil, let following = following(end) {
      if let code = Units.currency(following), isMoney(following) {
        return mention(.money(value, currency: code), index..<end + 1)
      }
      if let known = Units.unit(following), isUnit(following, at: end) {
        unit = known
        end += 1
        if known.name == "degree", let scale = self.following(end).flatMap(Units.unit),
          scale.quantity == .temperature
        {
          unit = scale
          end += 1
        }
      }
    }
    return mention(.number(value, unit), index..<end)
  }

  private func following(_ index: Int) -> String? {
    guard words.indices.contains(index), !words[index - 1].isFollowedByMark else { return nil }
    return words[index].text
  }

  // `in` behind a number is a word more often than it means inches; so are single letters.
  private func isUnit(_ word: String, at index: Int) -> Bool {
    word != "in" && (word.count > 1 || "CFKkmgl%°".contains(word)) && !(word == "a")
  }

  // Pounds are money unless something is weighed or converted to a mass.
  func isMoney(_ word: String) -> Bool {
    guard Units.unit(word) != nil else { return true }
    return !words.contains { other in
      let unit = Units.unit(other.text) ?? Self.number(other.text)?.1
      return unit?.quantity == .mass && other.folded != Stem.folded(word)
    }
  }

  private func factor(_ index: Int) -> Double? {
    switch folded(index) {
    case "million", "millionen", "millions": 1_000_000
    case "billion": 1_000_000_000
    case "thousand", "tausend", "mille", "mil": 1000
    case "hundred": 100
    case "dozen", "dutzend": 12
    default: nil
    }
  }

  // A number in words: `two dozen`, `twenty-five`.
  private func spelled(_ index: Int) -> Mention? {
    let parts = words[index].folded.split(separator: "-").map { NumberWords.value(String($0)) }
    guard !parts.isEmpty, parts.count < 3 else { return nil }
    var value = 0
    for part in parts {
      guard let part else { return nil }
      value += part
    }
    let isPronoun =
      words[index].folded == "one"
      && ["the", "this", "that", "which", "another", "each", "every", "no", "any"].contains(folded(index - 1))
    if isPronoun { return nil }
    var end = index + 1
    var total = Double(value)
    if let factor = factor(end), !words[index].isFollowedByMark {
      total *= factor
      end += 1
    }
    if let following = following(end) {
      if let code = Units.currency(following), isMoney(following) {
        return mention(.money(total, currency: code), index..<end + 1)
      }
      if let unit = Units.unit(following), isUnit(following, at: end), following.count > 1 {
        return mention(.number(total, unit), index..<end + 1)
      }
    }
    return mention(.number(total, nil), index..<end)
  }

  /// A number in digits and the unit that is written to it, as in `10km`.
  static func number(_ word: String) -> (Double, Units.Unit?)? {
    var digits = word.prefix { $0.isASCII && ($0.isNumber || ".,-+'".contains($0)) }
    let rest = String(word.dropFirst(digits.count))
    while digits.last == "-" || digits.last == "." || digits.last == "," { digits.removeLast() }
    guard digits.contains(where: \.isNumber), digits.dropFirst().allSatisfy({ $0 != "-" && $0 != "+" }) else {
      return nil
    }
    let value = Double(plain(String(digits)))
    guard let value, value.isFinite else { return nil }
    if rest.isEmpty { return (value, nil) }
    if rest.lowercased() == "k" { return (value * 1000, nil) }
    guard let unit = Units.unit(rest) else { return nil }
    return (value, unit)
  }

  // `1,000.50`, `1.000,50`, `1'000` and `3,5` as Swift writes them.
  private static func plain(_ digits: String) -> String {
    var digits = digits.filter { $0 != "'" && $0 != "+" }
    let (commas, dots) = (digits.count { $0 == "," }, digits.count { $0 == "." })
    let tail = digits.split(separator: ",").last?.count ?? 0
    if commas > 0, dots > 0 {
      let isCommaLast =
        (digits.lastIndex(of: ",") ?? digits.startIndex) > (digits.lastIndex(of: ".") ?? digits.startIndex)
      digits.removeAll { $0 == (isCommaLast ? "." : ",") }
    } else if commas > 1 || (commas == 1 && tail == 3) || dots > 1 {
      digits.removeAll { $0 == (commas > 0 ? "," : ".") }
    }
    return String(digits.map { $0 == "," ? "." : $0 })
  }
}
