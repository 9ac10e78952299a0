/// The numbers of a prompt, with their units.
struct PromptNumber: Hashable, Sendable {
  /// Digits in one form; empty for none.
  let value: String
  /// The unit in one form; empty for none.
  let unit: String

  /// The numbers of a text, sorted: their order is a matter of wording.
  static func numbers(in words: [PromptWord]) -> [PromptNumber] {
    var numbers: [PromptNumber] = []
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard var value = words[index].number else { continue }
      let before = index > 0 ? words[index - 1].text : ""
      // Twenty five.
      if value.count == 2, value.hasSuffix("0"), words[index].text.first?.isLetter == true,
        index + 1 < words.count,
        let ones = words[index + 1].number, ones.count == 1, words[index + 1].text.first?.isLetter == true
      {
        value = value.prefix(1) + ones
        index += 1
      }
      var unit = ""
      if currencies.contains(before) {
        unit = before
      } else if let own = words[index].text.firstIndex(where: \.isLetter), own != words[index].text.startIndex
      {
        unit = String(words[index].text[own...])
      } else if index + 1 < words.count {
        unit = words[index + 1].text
      }
      numbers.append(PromptNumber(value: value, unit: units[unit] ?? ""))
    }
    return numbers.sorted { ($0.value, $0.unit) < ($1.value, $1.unit) }
  }

  /// The form of a number that all its spellings share; nil for a word that is no number.
  static func canonical(_ word: String) -> String? {
    if let number = words[word] { return number }
    guard word.first?.isNumber == true else { return nil }
    var digits = String(word.prefix { !$0.isLetter })
    let parts = digits.split(separator: ",")
    if parts.count > 1, parts.dropFirst().allSatisfy({ $0.count == 3 }) { digits = parts.joined() }
    if digits.contains("."), digits.filter({ $0 == "." }).count == 1 {
      while digits.hasSuffix("0") { digits.removeLast() }
      if digits.hasSuffix(".") { digits.removeLast() }
    }
    return digits
  }

  /// The unit that a word names, in one form; nil for a word that names none.
  static func unit(of word: String) -> String? { units[word] }

  private static let currencies: Set<String> = ["$", "€", "£"]

  // "One" is left out: it is a pronoun more often than a number.
  private static let words: [String: String] = {
    let names = """
      two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
      eighteen nineteen twenty
      """
    var words = [
      "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    ]
    words["ninety"] = "90"
    words["hundred"] = "100"
    words["thousand"] = "1000"
    words["million"] = "1000000"
    words["dozen"] = "12"
    for (index, name) in names.split(separator: " ").enumerated() { words[String(name)] = String(index + 2) }
    return words
  }()

  // Each line: one unit in its spellings. A unit is told by its first.
  private static let units: [String: String] = {
    let lines = """
      $ dollar dollars usd
      € euro euros eur
      £ pound pounds gbp lb lbs
      % percent pct
      ° degree degrees
      km kilometer kilometers kilometre kilometres kms
      m meter meters metre metres
      cm centimeter centimeters centimetre centimetres
      mm millimeter millimeters
      mile miles mi
      ft foot feet
      inch inches
      kg kilo kilos kilogram kilograms
      g gram grams
      mg milligram milligrams
      oz ounce ounces
      l liter liters litre litres
      ml milliliter milliliters
      cup cups
      c celsius
      f fahrenheit
      s sec second seconds
      min minute minutes mins
      h hour hours hr hrs
      day days
      week weeks
      month months
      year years
      kb kilobyte kilobytes
      mb megabyte megabytes
      gb gigabyte gigabytes
      tb terabyte terabytes
      kw kilowatt kilowatts
      w watt watts
      k
      """
    var units: [String: String] = [:]
    for line in lines.split(separator: "\n") {
      let names = line.split(separator: " ").map(String.init)
      for name in names { units[name] = names.first }
    }
    return units
  }()
}

extension PromptNumber: CustomStringConvertible {
  var description: String { value + unit }
}
