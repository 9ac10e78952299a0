/// `System.DateTimeOffset`: a clock time and its distance from UTC.
public struct DateTimeOffset: Sendable, Hashable, Codable {
  /// The clock time's ticks since 0001-01-01.
  public let ticks: Int64
  /// Minutes ahead of UTC.
  public let offsetMinutes: Int

  /// Creates a time from its clock time and its distance from UTC.
  public init(ticks: Int64, offsetMinutes: Int = 0) {
    self.ticks = ticks
    self.offsetMinutes = offsetMinutes
  }

  init(_ date: DateTime) {
    self.init(ticks: date.ticks)
  }

  static let minimum = DateTimeOffset(ticks: 0)

  var offsetTicks: Int64 { Int64(offsetMinutes) * 600_000_000 }
  var utcTicks: Int64 { ticks - offsetTicks }
  /// The clock time alone.
  var clock: DateTime { DateTime(ticks: ticks) }
  var utc: DateTime { DateTime(ticks: utcTicks, kind: .utc) }
  var unixSeconds: Int64 { floorDivide(utcTicks - GregorianCalendar.unixEpoch, 10_000_000) }
  var unixMilliseconds: Int64 { floorDivide(utcTicks - GregorianCalendar.unixEpoch, 10_000) }

  private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }

  func with(clock: DateTime) -> DateTimeOffset {
    DateTimeOffset(ticks: clock.ticks, offsetMinutes: offsetMinutes)
  }
}
