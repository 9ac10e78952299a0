/// Reads dates as `DateTime.Parse` does in the invariant culture.
struct DateParser {
  /// What was read: the clock time, and minutes from UTC when the text says them.
  struct Result {
    let clock: DateTime
    let offset: Int?

    /// The time as a `DateTime`: with a zone it is made local or universal.
    func dateTime(universal: Bool) -> DateTime? {
      guard let offset else { return clock }
      let shifted = try? clock.adding(ticks: Int64(-offset) * 600_000_000)
      return shifted?.with(universal ? .utc : .local)
    }
  }

  private enum Piece: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case symbol(Character)
  }

  private var pieces: [Piece] = []
  private var index = 0
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var ticks: Int64 = 0
  private var hour: Int?
  private var offset: Int?

  static let mistake = NetException.format("String was not recognized as a valid DateTime.")

  /// Reads a text; a date without a year or a time without a date takes what is missing from `today`.
  static func read(_ text: String, today: DateTime) -> Result? {
    guard text.utf8.count <= 128 else { return nil }
    var parser = DateParser()
    guard parser.split(text), parser.walk() else { return nil }
    return parser.result(today)
  }

  /// `DateTime.Parse`: with a zone in the text the time becomes local.
  static func dateTime(_ text: String, today: DateTime, universal: Bool = false) -> DateTime? {
    read(text, today: today)?.dateTime(universal: universal)
  }

  /// `Z`, `+hh:mm`, `-hhmm` or `+hh` in minutes.
  static func offset(_ text: String) -> Int? {
    if text == "Z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.allSatisfy(\.isDigit), digits.utf8.count == 4 || digits.utf8.count == 2,
      let value = Int(digits)
    else {
      return nil
    }
    let minutes = digits.utf8.count == 2 ? value * 60 : value / 100 * 60 + value % 100
    guard minutes <= 14 * 60 else { return nil }
    return sign == "-" ? -minutes : minutes
  }

  private mutating func split(_ text: String) -> Bool {
    var digits = ""
    var letters = ""
    func flushed(_ parser: inout DateParser) -> Bool {
      if !digits.isEmpty {
        guard let value = Int(digits) else { return false }
        parser.pieces.append(.number(value, digits: digits.utf8.count))
        digits = ""
      }
      if !letters.isEmpty {
        parser.pieces.append(.word(letters.lowercased()))
        letters = ""
      }
      return true
    }
    for character in text {
      if let ascii = character.asciiValue, ascii.isDigit {
        if !letters.isEmpty, !flushed(&self) { return false }
        digits.append(character)
      } else if character.isLetter {
        if !digits.isEmpty, !flushed(&self) { return false }
        letters.append(character)
      } else {
        guard flushed(&self) else { return false }
        pieces.append(.symbol(character.isWhitespace ? " " : character))
      }
    }
    return flushed(&self)
  }

  private func piece(_ ahead: Int = 0) -> Piece? {
    index + ahead < pieces.count ? pieces[index + ahead] : nil
  }

  private mutating func walk() -> Bool {
    var numbers: [(value: Int, digits: Int)] = []
    while let current = piece() {
      index += 1
      switch current {
      case .symbol(" "), .symbol(","), .symbol("/"), .symbol("."): continue
      case .symbol("-"), .symbol("+"):
        if hour != nil || (numbers.count >= 3 && current == .symbol("+")) {
          guard zone(current == .symbol("-")) else { return false }
        }
      case .symbol: return false
      case .number(let value, let digits):
        if piece() == .symbol(":") {
          guard hour == nil, time(value) else { return false }
        } else if case .word(let word) = piece() ?? .symbol(" "), word == "am" || word == "pm", hour == nil {
          guard time(value) else { return false }
        } else {
          numbers.append((value, digits))
        }
      case .word(let word):
        guard self.word(word) else { return false }
      }
    }
    return date(numbers)
  }

  private mutating func word(_ word: String) -> Bool {
    switch word {
    case "t": return true
    case "z", "gmt", "utc":
      offset = 0
      return true
    case "am", "pm":
      guard let hour, hour <= 12, hour >= 1 else { return false }
      let shifted = hour % 12 + (word == "pm" ? 12 : 0)
      ticks += Int64(shifted - hour) * 36_000_000_000
      self.hour = shifted
      return true
    default:
      let isName: (String) -> Bool = { $0.lowercased() == word || $0.lowercased().prefix(3) == word }
      if let found = GregorianCalendar.monthNames.firstIndex(where: isName) {
        month = found + 1
        return true
      }
      return GregorianCalendar.dayNames.contains(where: isName)
    }
  }

  /// `hour[:minute[:second[.fraction]]]`, the hour having been read.
  private mutating func time(_ hour: Int) -> Bool {
    var minute = 0
    var second = 0
    var fraction: Int64 = 0
    if piece() == .symbol(":"), case .number(let value, _)? = piece(1) {
      minute = value
      index += 2
      if piece() == .symbol(":"), case .number(let value, _)? = piece(1) {
        second = value
        index += 2
        if piece() == .symbol("."), case .number(let value, let digits)? = piece(1), digits <= 7 {
          fraction = Int64(String(NumberFormat.pad(value, digits)).padding(to: 7)) ?? 0
          index += 2
        }
      }
    }
    guard hour < 24, minute < 60, second < 60 else { return false }
    self.hour = hour
    ticks = Int64(hour * 3600 + minute * 60 + second) * 10_000_000 + fraction
    return true
  }

  private mutating func zone(_ isNegative: Bool) -> Bool {
    guard case .number(let value, let digits)? = piece() else { return false }
    index += 1
    var minutes = digits == 4 ? value / 100 * 60 + value % 100 : value * 60
    if piece() == .symbol(":"), case .number(let rest, _)? = piece(1) {
      minutes += rest
      index += 2
    }
    guard minutes <= 14 * 60 else { return false }
    offset = isNegative ? -minutes : minutes
    return true
  }

  /// Year first when it has four digits, else month, day, year.
  private mutating func date(_ numbers: [(value: Int, digits: Int)]) -> Bool {
    var values = numbers
    if let place = values.firstIndex(where: { $0.digits >= 3 }), place == 0 || place == values.count - 1 {
      year = values.remove(at: place).value
      if values.isEmpty { return month != nil }
    } else if month == nil, values.count == 3 {
      let short = values.removeLast().value
      year = short < 30 ? 2000 + short : 1900 + short
    } else if month != nil, values.count == 2 {
      let short = values.removeLast().value
      year = short < 30 ? 2000 + short : 1900 + short
    }
    if month == nil {
      guard values.count == 2 || (values.isEmpty && year == nil) else { return false }
      month = values.first?.value
      day = values.last?.value
    } else {
      guard values.count <= 1 else { return false }
      day = values.first?.value
    }
    return true
  }

  private func result(_ today: DateTime) -> Result? {
    guard month != nil || hour != nil else { return nil }
    let date = today.date
    let clock = try? DateTime(
      year: year ?? date.year, month: month ?? date.month, day: day ?? (month == nil ? date.day : 1),
      ticks: ticks)
    return clock.map { Result(clock: $0, offset: offset) }
  }
}
