/// A day as people say it, and as a calendar has it once it is known what day it is today.
struct DateMention: Sendable, Hashable {
  var year: Int?
  var month: Int?
  var day: Int?
  /// 1 for Monday to 7 for Sunday.
  var weekday: Int?
  /// Days from today.
  var offset: Int?
  /// As it was said.
  var text: String

  /// `YYYY-MM-DD`, where the words tell the day or today's date helps; nil where they do not.
  func iso(today: DateMention?) -> String? {
    if let month, let day {
      guard let year = year ?? yearAfter(today, month, day) else { return nil }
      return Self.text(year, month, day)
    }
    guard let today, let year = today.year, let month = today.month, let day = today.day else { return nil }
    let number = Self.days(year, month, day)
    if let offset { return Self.text(days: number + offset) }
    guard let weekday else { return nil }
    // 1970-01-01 was a Thursday.
    let todayIs = ((number + 3) % 7 + 7) % 7 + 1
    return Self.text(days: number + (weekday - todayIs + 6) % 7 + 1)
  }

  // A day without a year is the next one.
  private func yearAfter(_ today: DateMention?, _ month: Int, _ day: Int) -> Int? {
    guard let today, let year = today.year, let thisMonth = today.month, let thisDay = today.day else {
      return nil
    }
    return (month, day) < (thisMonth, thisDay) ? year + 1 : year
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func text(days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return text(year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// The month that a word names, 1 to 12.
  static func month(_ word: String) -> Int? { monthTable[word] }

  /// The weekday that a word names, 1 to 7.
  static func weekday(_ word: String) -> Int? { weekdayTable[word] }

  /// How many days from today a word says.
  static func offset(_ word: String) -> Int? { offsets[word] }

  private static let monthTable: [String: Int] = table([
    "january jan januar janvier enero", "february feb februar fevrier febrero", "march marz mars marzo mar",
    "april apr avril abril", "may mai mayo", "june jun juni juin junio", "july jul juli juillet julio",
    "august aug aout agosto", "september sep sept septembre septiembre",
    "october oct oktober octobre octubre",
    "november nov novembre noviembre", "december dec dezember decembre diciembre",
  ])
  private static let weekdayTable: [String: Int] = table([
    "monday montag lundi lunes mon", "tuesday dienstag mardi martes tue",
    "wednesday mittwoch mercredi miercoles wed",
    "thursday donnerstag jeudi jueves thu", "friday freitag vendredi viernes fri",
    "saturday samstag samedi sabado",
    "sunday sonntag dimanche domingo",
  ])
  private static let offsets = [
    "today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "heute": 0, "morgen": 1, "gestern": -1,
    "demain": 1,
    "aujourd'hui": 0, "hier": -1, "hoy": 0, "manana": 1, "ubermorgen": 2, "ayer": -1,
  ]

  private static func table(_ lines: [String]) -> [String: Int] {
    var table: [String: Int] = [:]
    for (number, line) in lines.enumerated() {
      for word in line.split(separator: " ") { table[String(word)] = number + 1 }
    }
    return table
  }
}
