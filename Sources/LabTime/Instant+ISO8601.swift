extension Instant {
  /// Year, month, day and time of day in UTC, in the proleptic Gregorian calendar.
  public struct Components: Sendable, Hashable {
    /// The year, such as 2026.
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int
    /// 0 to 23.
    public var hour: Int
    /// 0 to 59.
    public var minute: Int
    /// 0 to 59.
    public var second: Int
    /// 0 to 999,999,999.
    public var nanosecond: Int
    /// 0 for Sunday to 6 for Saturday.
    public var weekday: Int
  }

  /// The calendar date and time of day in UTC.
  public var components: Components {
    let (secondsQuotient, nanosecond) = Self.floorDivide(nanoseconds, 1_000_000_000)
    let (days, secondOfDay) = Self.floorDivide(secondsQuotient, 86_400)
    let (year, month, day) = Self.civil(fromDays: days)
    return Components(
      year: year, month: month, day: day,
      hour: Int(secondOfDay / 3600), minute: Int(secondOfDay / 60 % 60), second: Int(secondOfDay % 60),
      nanosecond: Int(nanosecond), weekday: Int(Self.floorDivide(days + 4, 7).remainder))
  }

  /// The instant of a date at midnight UTC.
  public init(year: Int, month: Int, day: Int) {
    self.init(seconds: Self.days(year: year, month: month, day: day) * 86_400)
  }

  /// The instant as `2026-03-01T09:30:00.125Z`, to the millisecond.
  public var iso8601: String {
    let parts = components
    return "\(Self.pad(parts.year, 4))-\(Self.pad(parts.month, 2))-\(Self.pad(parts.day, 2))"
      + "T\(Self.pad(parts.hour, 2)):\(Self.pad(parts.minute, 2)):\(Self.pad(parts.second, 2))"
      + ".\(Self.pad(parts.nanosecond / 1_000_000, 3))Z"
  }

  /// Reads what ``iso8601`` writes; nil for anything else.
  public init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[23] == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let milliseconds = number(20..<23), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let seconds =
      Self.days(year: year, month: month, day: day) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(nanoseconds: seconds * 1_000_000_000 + Int64(milliseconds) * 1_000_000)
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  // Days since 1970-01-01 by 400-year eras of 146,097 days, with years that begin in March.
  private static func days(year: Int, month: Int, day: Int) -> Int64 {
    let (shifted, monthFromMarch) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let (era, yearOfEra) = floorDivide(Int64(shifted), 400)
    let dayOfYear = Int64((153 * monthFromMarch + 2) / 5 + day - 1)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(fromDays days: Int64) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), Int(month),
      Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    )
  }
}
