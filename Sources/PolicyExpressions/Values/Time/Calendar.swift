/// Days and dates of the Gregorian calendar, from year 1 to 9999, as .NET counts them.
enum GregorianCalendar {
  static let ticksPerSecond: Int64 = 10_000_000
  static let ticksPerDay: Int64 = 864_000_000_000
  /// 1970-01-01 in ticks.
  static let unixEpoch: Int64 = 621_355_968_000_000_000
  /// 9999-12-31T23:59:59.9999999 in ticks.
  static let maximum: Int64 = 3_155_378_975_999_999_999

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 0001-01-01 to a date; nil when there is no such date.
  static func days(year: Int, month: Int, day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= days(in: month, of: year)
    else {
      return nil
    }
    let before = year - 1
    var days = before * 365 + before / 4 - before / 100 + before / 400
    for earlier in 1..<month { days += self.days(in: earlier, of: year) }
    return days + day - 1
  }

  /// The date of a number of days after 0001-01-01.
  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    var rest = days
    let centuries4 = rest / 146_097
    rest %= 146_097
    let centuries = min(rest / 36_524, 3)
    rest -= centuries * 36_524
    let years4 = rest / 1461
    rest %= 1461
    let years = min(rest / 365, 3)
    rest -= years * 365
    let year = centuries4 * 400 + centuries * 100 + years4 * 4 + years + 1
    var month = 1
    while month < 12, rest >= self.days(in: month, of: year) {
      rest -= self.days(in: month, of: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  static let dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
}
