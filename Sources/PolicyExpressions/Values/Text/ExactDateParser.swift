/// Reads dates in a given format, as `DateTime.ParseExact` does in the invariant culture.
struct ExactDateParser {
  private let text: [Character]
  private let format: [Character]
  private var index = 0
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var weekday: Int?
  private var hour: Int?
  private var isAfternoon: Bool?
  private var minute = 0
  private var second = 0
  private var fraction = 0
  private var offset: Int?

  private init(_ text: String, _ format: String) {
    self.text = Array(text)
    self.format = Array(format)
  }

  /// Reads a text in a standard or custom format; what the format leaves out is today's. Nil when it does not match.
  static func read(_ text: String, _ format: String, today: DateTime) -> DateParser.Result? {
    guard text.utf8.count <= 256, format.utf8.count <= 256 else { return nil }
    var parser = ExactDateParser(text, DateFormat.standard[format] ?? format)
    guard parser.walk(), parser.index == parser.text.count else { return nil }
    return parser.result(today)
  }

  private mutating func walk() -> Bool {
    var place = 0
    while place < format.count {
      let letter = format[place]
      var count = 1
      while place + count < format.count, format[place + count] == letter { count += 1 }
      switch letter {
      case "'", "\"":
        place += 1
        while place < format.count, format[place] != letter {
          guard take(format[place]) else { return false }
          place += 1
        }
        place += 1
      case "\\":
        guard place + 1 < format.count, take(format[place + 1]) else { return false }
        place += 2
      case "%": place += 1
      case "." where count == 1 && !take("."):
        // The point is left out with the fraction, when that is optional.
        let optional = format[(place + 1)...].prefix { $0 == "F" }
        guard !optional.isEmpty else { return false }
        place += 1 + optional.count
      case "." where count == 1: place += 1
      default:
        guard field(letter, count) else { return false }
        place += count
      }
    }
    return true
  }

  /// Reads what one letter, repeated, stands for.
  private mutating func field(_ letter: Character, _ count: Int) -> Bool {
    switch letter {
    case "y":
      year =
        count <= 2 ? number(count, 2).map { $0 < 30 ? 2000 + $0 : 1900 + $0 } : number(count, max(count, 4))
      return year != nil
    case "M" where count > 2:
      month = name(GregorianCalendar.monthNames, short: count == 3).map { $0 + 1 }
      return month != nil
    case "M":
      month = number(count, 2)
      return month != nil
    case "d" where count > 2:
      weekday = name(GregorianCalendar.dayNames, short: count == 3)
      return weekday != nil
    case "d":
      day = number(count, 2)
      return day != nil
    case "H", "h":
      hour = number(min(count, 2), 2)
      return hour.map { letter == "H" ? $0 < 24 : (1...12).contains($0) } ?? false
    case "m": return number(min(count, 2), 2).map { minute = $0 } != nil && minute < 60
    case "s": return number(min(count, 2), 2).map { second = $0 } != nil && second < 60
    case "f", "F": return part(count, isExact: letter == "f")
    case "t":
      let isShort = count == 1
      if take(isShort ? "P" : "PM") {
        isAfternoon = true
      } else if take(isShort ? "A" : "AM") {
        isAfternoon = false
      }
      return isAfternoon != nil
    case "z": return zone()
    case "K": return index == text.count || take("Z") ? noteZone() : zone()
    default: return take(String(repeating: letter, count: count))
    }
  }

  private mutating func take(_ character: Character) -> Bool {
    take(String(character))
  }

  /// Takes a piece of text, in either case.
  private mutating func take(_ piece: String) -> Bool {
    let found = text[index...].prefix(piece.count)
    guard String(found).lowercased() == piece.lowercased() else { return false }
    index += found.count
    return true
  }

  /// Takes a number of at least so many digits and at most so many.
  private mutating func number(_ least: Int, _ most: Int) -> Int? {
    let digits = text[index...].prefix(most).prefix { $0.asciiValue?.isDigit ?? false }
    guard digits.count >= least else { return nil }
    index += digits.count
    return Int(String(digits))
  }

  private mutating func name(_ names: [String], short: Bool) -> Int? {
    for (place, name) in names.enumerated() where take(short ? String(name.prefix(3)) : name) { return place }
    return nil
  }

  private mutating func part(_ count: Int, isExact: Bool) -> Bool {
    let start = index
    guard count <= 7 else { return false }
    guard let value = number(isExact ? count : 1, count) else { return !isExact }
    fraction = (index - start..<7).reduce(value) { value, _ in value * 10 }
    return true
  }

  private mutating func noteZone() -> Bool {
    if index > 0, text[index - 1] == "Z" || text[index - 1] == "z" { offset = 0 }
    return true
  }

  /// `+hh:mm`, `+hhmm`, `+hh`, `+h`
  private mutating func zone() -> Bool {
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(1, 2) else { return false }
    let hasMinutes = take(":") || index < text.count && (text[index].asciiValue?.isDigit ?? false)
    guard let minutes = hasMinutes ? number(2, 2) : 0, minutes < 60, hours * 60 + minutes <= 14 * 60 else {
      return false
    }
    offset = (hours * 60 + minutes) * (isNegative ? -1 : 1)
    return true
  }

  private func result(_ today: DateTime) -> DateParser.Result? {
    var hour = hour ?? 0
    if let isAfternoon {
      guard hour <= 12 || (hour >= 12) == isAfternoon else { return nil }
      if hour <= 12 { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    }
    let now = today.date
    let isTimeOnly = year == nil && month == nil && day == nil
    let ticks = Int64(hour * 3600 + minute * 60 + second) * 10_000_000 + Int64(fraction)
    guard
      let clock = try? DateTime(
        year: year ?? now.year, month: month ?? (isTimeOnly ? now.month : 1),
        day: day ?? (isTimeOnly ? now.day : 1), ticks: ticks),
      weekday == nil || weekday == clock.dayOfWeek
    else { return nil }
    return DateParser.Result(clock: clock, offset: offset)
  }
}
