extension Library {
  /// `System.TimeZoneInfo`
  static let timeZoneMembers: [Member] = [
    Member("static TimeZoneInfo Utc") { _ in .object(utc) },
    Member("static TimeZoneInfo Local") { _ in .object(utc) },
    Member("static TimeZoneInfo FindSystemTimeZoneById(string id)") { .object(try zone($0.string(0, "id"))) },
    Member("static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)") {
      call in
      let date = date(call)
      guard date.kind != .local else { throw wrongKind("dateTime") }
      return .dateTime(try clock(of: date.ticks, in: call.object(1)))
    },
    Member("static DateTime ConvertTimeToUtc(DateTime dateTime)") {
      .dateTime(DateTime(ticks: date($0).ticks, kind: .utc))
    },
    Member("static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)") { call in
      let date = date(call)
      let zone: TimeZoneObject = try call.object(1)
      guard date.kind == .unspecified || zone.isUTC else { throw wrongKind("sourceTimeZone") }
      return .dateTime(try utc(of: date, in: zone))
    },
    Member("static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)") { call in
      .dateTime(try clock(of: date(call).ticks, in: call.object(1)))
    },
    Member(
      "static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)"
    ) { call in
      .dateTime(try clock(of: utc(of: date(call), in: call.object(1)).ticks, in: call.object(2)))
    },
    Member(
      "static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)"
    ) {
      .dateTimeOffset(try moved($0, to: $0.object(1)))
    },
    Member("static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)") {
      call in
      .dateTime(try clock(of: date(call).ticks, in: zone(call.string(1, "destinationTimeZoneId"))))
    },
    Member(
      "static DateTimeOffset ConvertTimeBySystemTimeZoneId(DateTimeOffset dateTimeOffset, string destinationTimeZoneId)"
    ) { call in
      .dateTimeOffset(try moved(call, to: zone(call.string(1, "destinationTimeZoneId"))))
    },
    Member("string Id") { .string(try $0.this(TimeZoneObject.self).id) },
    Member("string StandardName") { .string(try $0.this(TimeZoneObject.self).id) },
    Member("TimeSpan BaseUtcOffset") { call in
      let now = DateTime(unixNanoseconds: call.scope.now()).ticks
      return span(minutes: try call.this(TimeZoneObject.self).base(atUTC: now))
    },
    Member("TimeSpan GetUtcOffset(DateTime dateTime)") { call in
      let zone: TimeZoneObject = try call.this()
      let date = date(call)
      return span(
        minutes: date.kind == .unspecified ? zone.offset(atClock: date.ticks) : zone.offset(atUTC: date.ticks)
      )
    },
    Member("TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)") { call in
      guard case .dateTimeOffset(let date) = call.argument(0) else { return .null }
      return span(minutes: try call.this(TimeZoneObject.self).offset(atUTC: date.utcTicks))
    },
    Member("bool IsDaylightSavingTime(DateTime dateTime)") { call in
      let zone: TimeZoneObject = try call.this()
      let date = date(call)
      let ticks = date.kind == .unspecified ? try utc(of: date, in: zone).ticks : date.ticks
      return .bool(zone.isDaylightSaving(atUTC: ticks))
    },
  ]

  private static var utc: TimeZoneObject {
    .gmt
  }

  private static func zone(_ name: String) throws -> TimeZoneObject {
    guard let zone = TimeZoneObject(named: name) else {
      throw NetException(
        "TimeZoneNotFoundException", "The time zone ID '\(name)' was not found on the local computer.")
    }
    return zone
  }

  private static func date(_ call: Call) -> DateTime {
    if case .dateTime(let date) = call.argument(0) { date } else { .minimum }
  }

  private static func clock(of utc: Int64, in zone: TimeZoneObject) throws -> DateTime {
    let moved = try DateTime(ticks: utc).adding(ticks: Int64(zone.offset(atUTC: utc)) * 600_000_000)
    return DateTime(ticks: moved.ticks, kind: zone.isUTC ? .utc : .unspecified)
  }

  private static func utc(of date: DateTime, in zone: TimeZoneObject) throws -> DateTime {
    if date.kind != .unspecified { return DateTime(ticks: date.ticks, kind: .utc) }
    let moved = try date.adding(ticks: Int64(zone.offset(atClock: date.ticks)) * -600_000_000)
    return DateTime(ticks: moved.ticks, kind: .utc)
  }

  private static func moved(_ call: Call, to zone: TimeZoneObject) throws -> DateTimeOffset {
    guard case .dateTimeOffset(let date) = call.argument(0) else { return .minimum }
    let offset = zone.offset(atUTC: date.utcTicks)
    let clock = try DateTime(ticks: date.utcTicks).adding(ticks: Int64(offset) * 600_000_000)
    return DateTimeOffset(ticks: clock.ticks, offsetMinutes: offset)
  }

  private static func span(minutes: Int) -> Value {
    .timeSpan(TimeSpan(ticks: Int64(minutes) * 600_000_000))
  }

  private static func wrongKind(_ parameter: String) -> NetException {
    NetException(
      "ArgumentException",
      "The conversion could not be completed because the supplied DateTime did not have the Kind property set "
        + "correctly.\r\nParameter name: \(parameter)")
  }
}
