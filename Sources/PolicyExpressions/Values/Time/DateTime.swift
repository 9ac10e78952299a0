/// `System.DateTime`: 100-nanosecond ticks since 0001-01-01, and what kind of time they are.
public struct DateTime: Sendable, Hashable, Codable {
  /// What the clock time refers to. The local zone is UTC, as on API Management's machines.
  public enum Kind: Int32, Sendable, Codable {
    /// Nothing is known.
    case unspecified
    /// Coordinated universal time.
    case utc
    /// The machine's zone.
    case local
  }

  /// Ticks since 0001-01-01T00:00:00, from 0 to the end of 9999.
  public let ticks: Int64
  /// The kind of time.
  public let kind: Kind

  /// Creates a time from ticks.
  public init(ticks: Int64, kind: Kind = .unspecified) {
    self.ticks = ticks
    self.kind = kind
  }

  /// The UTC time of nanoseconds since 1970-01-01.
  public init(unixNanoseconds: Int64) {
    self.init(ticks: GregorianCalendar.unixEpoch + unixNanoseconds / 100, kind: .utc)
  }

  static let minimum = DateTime(ticks: 0)
  static let maximum = DateTime(ticks: GregorianCalendar.maximum)

  /// The time of a date; throws when there is no such date.
  init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, ticks: Int64 = 0,
    kind: Kind = .unspecified
  ) throws {
    guard let days = GregorianCalendar.days(year: year, month: month, day: day), (0...23).contains(hour),
      (0...59).contains(minute), (0...59).contains(second)
    else {
      throw NetException(
        "ArgumentOutOfRangeException",
        "Year, Month, and Day parameters describe an un-representable DateTime.")
    }
    let seconds = Int64(hour * 3600 + minute * 60 + second)
    self.init(
      ticks: Int64(days) * GregorianCalendar.ticksPerDay + seconds * GregorianCalendar.ticksPerSecond + ticks,
      kind: kind)
  }

  var date: (year: Int, month: Int, day: Int) {
    GregorianCalendar.date(days: Int(ticks / GregorianCalendar.ticksPerDay))
  }

  var timeOfDay: Int64 { ticks % GregorianCalendar.ticksPerDay }
  var hour: Int { Int(timeOfDay / 36_000_000_000) }
  var minute: Int { Int(timeOfDay / 600_000_000 % 60) }
  var second: Int { Int(timeOfDay / 10_000_000 % 60) }
  /// Ticks within the second.
  var fraction: Int { Int(timeOfDay % 10_000_000) }
  var dayOfWeek: Int { Int((ticks / GregorianCalendar.ticksPerDay + 1) % 7) }
  var dayOfYear: Int {
    let date = date
    let first = GregorianCalendar.days(year: date.year, month: 1, day: 1) ?? 0
    return Int(ticks / GregorianCalendar.ticksPerDay) - first + 1
  }

  func adding(ticks added: Int64) throws -> DateTime {
    let (sum, overflow) = ticks.addingReportingOverflow(added)
    guard !overflow, sum >= 0, sum <= GregorianCalendar.maximum else {
      throw NetException(
        "ArgumentOutOfRangeException",
        "The added or subtracted value results in an un-representable DateTime.\r\n"
          + "Parameter name: t")
    }
    return DateTime(ticks: sum, kind: kind)
  }

  /// Adds a number of units; .NET Framework rounds to whole milliseconds.
  func adding(_ value: Double, unit milliseconds: Double) throws -> DateTime {
    try adding(
      ticks: TimeSpan.ticks(
        value, unit: milliseconds, "Value to add was out of range.\r\nParameter name: value"))
  }

  func adding(months: Int) throws -> DateTime {
    let date = date
    let index = date.year * 12 + date.month - 1 + months
    let year = index >= 0 ? index / 12 : -1
    let month = index % 12 + 1
    let day = min(date.day, GregorianCalendar.days(in: month, of: max(year, 1)))
    return try DateTime(year: year, month: month, day: day, ticks: timeOfDay, kind: kind)
  }

  func with(_ kind: Kind) -> DateTime { DateTime(ticks: ticks, kind: kind) }
}
