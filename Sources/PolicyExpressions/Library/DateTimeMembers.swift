extension Library {
  /// `System.DateTime`
  static let dateTimeMembers: [Member] = [
    Member("new(int year, int month, int day)") { .dateTime(try create($0)) },
    Member("new(int year, int month, int day, int hour, int minute, int second)") {
      .dateTime(try create($0))
    },
    Member("new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)") {
      .dateTime(try create($0))
    },
    Member("new(long ticks)") { .dateTime(DateTime(ticks: try ticks($0))) },
    Member("new(long ticks, DateTimeKind kind)") {
      .dateTime(DateTime(ticks: try ticks($0), kind: kind($0, 1)))
    },
    Member("static DateTime UtcNow") { .dateTime(DateTime(unixNanoseconds: $0.scope.now())) },
    Member("static DateTime Now") { .dateTime(DateTime(unixNanoseconds: $0.scope.now()).with(.local)) },
    Member("static DateTime Today") { call in
      let now = DateTime(unixNanoseconds: call.scope.now())
      return .dateTime(DateTime(ticks: now.ticks - now.timeOfDay, kind: .local))
    },
    Member("static DateTime MinValue") { _ in .dateTime(.minimum) },
    Member("static DateTime MaxValue") { _ in .dateTime(.maximum) },
    Member("int Year") { .int(Int32(date($0).date.year)) },
    Member("int Month") { .int(Int32(date($0).date.month)) },
    Member("int Day") { .int(Int32(date($0).date.day)) },
    Member("int Hour") { .int(Int32(date($0).hour)) },
    Member("int Minute") { .int(Int32(date($0).minute)) },
    Member("int Second") { .int(Int32(date($0).second)) },
    Member("int Millisecond") { .int(Int32(date($0).fraction / 10_000)) },
    Member("long Ticks") { .long(date($0).ticks) },
    Member("DayOfWeek DayOfWeek") {
      .enumeration(EnumValue(type: .dayOfWeek, raw: Int32(date($0).dayOfWeek)))
    },
    Member("int DayOfYear") { .int(Int32(date($0).dayOfYear)) },
    Member("DateTimeKind Kind") { .enumeration(EnumValue(type: .dateTimeKind, raw: date($0).kind.rawValue)) },
    Member("DateTime Date") { call in
      let date = date(call)
      return .dateTime(DateTime(ticks: date.ticks - date.timeOfDay, kind: date.kind))
    },
    Member("TimeSpan TimeOfDay") { .timeSpan(TimeSpan(ticks: date($0).timeOfDay)) },
    Member("DateTime AddMilliseconds(double value)") {
      .dateTime(try date($0).adding($0.double(0), unit: 1))
    },
    Member("DateTime AddSeconds(double value)") { .dateTime(try date($0).adding($0.double(0), unit: 1000)) },
    Member("DateTime AddMinutes(double value)") {
      .dateTime(try date($0).adding($0.double(0), unit: 60_000))
    },
    Member("DateTime AddHours(double value)") {
      .dateTime(try date($0).adding($0.double(0), unit: 3_600_000))
    },
    Member("DateTime AddDays(double value)") {
      .dateTime(try date($0).adding($0.double(0), unit: 86_400_000))
    },
    Member("DateTime AddMonths(int months)") { .dateTime(try date($0).adding(months: $0.int(0))) },
    Member("DateTime AddYears(int value)") { .dateTime(try date($0).adding(months: $0.int(0) * 12)) },
    Member("DateTime AddTicks(long value)") { .dateTime(try date($0).adding(ticks: Int64($0.int(0)))) },
    Member("DateTime Add(TimeSpan value)") { .dateTime(try date($0).adding(ticks: span($0).ticks)) },
    Member("DateTime Subtract(TimeSpan value)") {
      .dateTime(try date($0).adding(ticks: 0 &- span($0).ticks))
    },
    Member("TimeSpan Subtract(DateTime value)") { call in
      guard case .dateTime(let other) = call.argument(0) else { return .null }
      return .timeSpan(TimeSpan(ticks: date(call).ticks - other.ticks))
    },
    Member("DateTime ToUniversalTime()") { .dateTime(date($0).with(.utc)) },
    Member("DateTime ToLocalTime()") { .dateTime(date($0).with(.local)) },
    Member("int CompareTo(DateTime value)") {
      .int(Int32(try Equality.compare($0.receiver, $0.argument(0))))
    },
    Member("string ToString(string format)") { .string(try text($0)) },
    Member("string ToString(IFormatProvider provider)") { .string(try $0.receiver.text()) },
    Member("string ToString(string format, IFormatProvider provider)") { .string(try text($0)) },
    Member("string ToShortDateString()") { .string(DateFormat.text(date($0), "d")) },
    Member("string ToLongDateString()") { .string(DateFormat.text(date($0), "D")) },
    Member("string ToShortTimeString()") { .string(DateFormat.text(date($0), "t")) },
    Member("string ToLongTimeString()") { .string(DateFormat.text(date($0), "T")) },
    Member("static DateTime Parse(string s)") { .dateTime(try parse($0)) },
    Member("static DateTime Parse(string s, IFormatProvider provider)") { .dateTime(try parse($0)) },
    Member("static DateTime Parse(string s, IFormatProvider provider, DateTimeStyles styles)") {
      .dateTime(try parse($0, styles: 2))
    },
    Member("static DateTime ParseExact(string s, string format, IFormatProvider provider)") {
      .dateTime(try parse($0, formats: [$0.string(1, "format")]))
    },
    Member(
      "static DateTime ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style)"
    ) { .dateTime(try parse($0, styles: 3, formats: [$0.string(1, "format")])) },
    Member(
      "static DateTime ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style)"
    ) { .dateTime(try parse($0, styles: 3, formats: $0.elements(1, "formats").compactMap(\.string))) },
    Member(
      "static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out DateTime result)"
    ) { call in
      let date = try? parse(call, styles: 3, formats: [call.string(1, "format")])
      call.arguments[4] = .dateTime(date ?? .minimum)
      return .bool(date != nil)
    },
    Member("static DateTime SpecifyKind(DateTime value, DateTimeKind kind)") { call in
      guard case .dateTime(let date) = call.argument(0) else { return .null }
      return .dateTime(date.with(kind(call, 1)))
    },
    Member("static int Compare(DateTime t1, DateTime t2)") {
      .int(Int32(try Equality.compare($0.argument(0), $0.argument(1))))
    },
    Member("static int DaysInMonth(int year, int month)") { call in
      .int(Int32(GregorianCalendar.days(in: call.int(1), of: call.int(0))))
    },
    Member("static bool IsLeapYear(int year)") { .bool(GregorianCalendar.isLeap($0.int(0))) },
    Member("static bool TryParse(string s, out DateTime result)") { call in
      let today = DateTime(unixNanoseconds: call.scope.now())
      let date = call.optionalString(0).flatMap { DateParser.dateTime($0, today: today) }
      call.arguments[1] = .dateTime(date ?? .minimum)
      return .bool(date != nil)
    },
  ]

  private static func date(_ call: Call) -> DateTime {
    if case .dateTime(let date) = call.receiver { date } else { .minimum }
  }

  private static func span(_ call: Call) -> TimeSpan {
    if case .timeSpan(let span) = call.argument(0) { span } else { TimeSpan(ticks: 0) }
  }

  private static func kind(_ call: Call, _ index: Int) -> DateTime.Kind {
    DateTime.Kind(rawValue: Int32(truncatingIfNeeded: call.int(index))) ?? .unspecified
  }

  private static func create(_ call: Call) throws -> DateTime {
    try DateTime(
      year: call.int(0), month: call.int(1), day: call.int(2), hour: call.int(3), minute: call.int(4),
      second: call.int(5), kind: kind(call, 6))
  }

  private static func ticks(_ call: Call) throws -> Int64 {
    let ticks = Int64(call.int(0))
    guard ticks >= 0, ticks <= GregorianCalendar.maximum else {
      throw NetException.argumentOutOfRange(
        "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.", "ticks")
    }
    return ticks
  }

  private static func text(_ call: Call) throws -> String {
    try CompositeFormat.text(of: call.receiver, format: call.optionalString(0))
  }

  /// Reads the first argument, in one of some formats if they are given.
  private static func parse(
    _ call: Call, styles index: Int? = nil, formats: [String]? = nil
  ) throws -> DateTime {
    let styles = index.map { call.int($0) } ?? 0
    let text = try call.string(0, "s")
    let today = DateTime(unixNanoseconds: call.scope.now())
    let isUniversal = styles & 16 != 0 || (styles & 128 != 0 && text.hasSuffix("Z"))
    let result =
      if let formats {
        formats.lazy.compactMap { ExactDateParser.read(text, $0, today: today) }.first
      } else {
        DateParser.read(text, today: today)
      }
    guard let date = result?.dateTime(universal: isUniversal) else { throw DateParser.mistake }
    if date.kind == .unspecified, styles & 64 != 0 { return date.with(isUniversal ? .utc : .local) }
    return date
  }
}
