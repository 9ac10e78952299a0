extension Library {
  /// `System.DateTimeOffset`
  static let dateTimeOffsetMembers: [Member] = [
    Member("new(DateTime dateTime)") { call in
      guard case .dateTime(let date) = call.argument(0) else { return .null }
      return .dateTimeOffset(DateTimeOffset(date))
    },
    Member("new(DateTime dateTime, TimeSpan offset)") { call in
      guard case .dateTime(let date) = call.argument(0), case .timeSpan(let span) = call.argument(1) else {
        return .null
      }
      return .dateTimeOffset(DateTimeOffset(ticks: date.ticks, offsetMinutes: Int(span.ticks / 600_000_000)))
    },
    Member("new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)") { call in
      guard case .timeSpan(let span) = call.argument(6) else { return .null }
      let date = try DateTime(
        year: call.int(0), month: call.int(1), day: call.int(2), hour: call.int(3), minute: call.int(4),
        second: call.int(5))
      return .dateTimeOffset(DateTimeOffset(ticks: date.ticks, offsetMinutes: Int(span.ticks / 600_000_000)))
    },
    Member("static DateTimeOffset UtcNow") {
      .dateTimeOffset(DateTimeOffset(DateTime(unixNanoseconds: $0.scope.now())))
    },
    Member("static DateTimeOffset Now") {
      .dateTimeOffset(DateTimeOffset(DateTime(unixNanoseconds: $0.scope.now())))
    },
    Member("static DateTimeOffset MinValue") { _ in .dateTimeOffset(.minimum) },
    Member("static DateTimeOffset MaxValue") { _ in
      .dateTimeOffset(DateTimeOffset(ticks: GregorianCalendar.maximum))
    },
    Member("static DateTimeOffset FromUnixTimeSeconds(long seconds)") { try unix($0, 10_000_000) },
    Member("static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)") { try unix($0, 10_000) },
    Member("static DateTimeOffset Parse(string input)") { call in
      guard
        let read = DateParser.read(
          try call.string(0, "input"), today: DateTime(unixNanoseconds: call.scope.now()))
      else {
        throw DateParser.mistake
      }
      return .dateTimeOffset(DateTimeOffset(ticks: read.clock.ticks, offsetMinutes: read.offset ?? 0))
    },
    Member("static bool TryParse(string input, out DateTimeOffset result)") { call in
      let today = DateTime(unixNanoseconds: call.scope.now())
      let read = call.optionalString(0).flatMap { DateParser.read($0, today: today) }
      call.arguments[1] = .dateTimeOffset(
        read.map { DateTimeOffset(ticks: $0.clock.ticks, offsetMinutes: $0.offset ?? 0) } ?? .minimum)
      return .bool(read != nil)
    },
    Member("long ToUnixTimeSeconds()") { .long(date($0).unixSeconds) },
    Member("long ToUnixTimeMilliseconds()") { .long(date($0).unixMilliseconds) },
    Member("DateTime DateTime") { .dateTime(date($0).clock) },
    Member("DateTime UtcDateTime") { .dateTime(date($0).utc) },
    Member("DateTime LocalDateTime") { .dateTime(date($0).utc.with(.local)) },
    Member("TimeSpan Offset") { .timeSpan(TimeSpan(ticks: date($0).offsetTicks)) },
    Member("long Ticks") { .long(date($0).ticks) },
    Member("long UtcTicks") { .long(date($0).utcTicks) },
    Member("DateTime Date") { .dateTime(DateTime(ticks: date($0).ticks - date($0).clock.timeOfDay)) },
    Member("TimeSpan TimeOfDay") { .timeSpan(TimeSpan(ticks: date($0).clock.timeOfDay)) },
    Member("int Year") { .int(Int32(date($0).clock.date.year)) },
    Member("int Month") { .int(Int32(date($0).clock.date.month)) },
    Member("int Day") { .int(Int32(date($0).clock.date.day)) },
    Member("int Hour") { .int(Int32(date($0).clock.hour)) },
    Member("int Minute") { .int(Int32(date($0).clock.minute)) },
    Member("int Second") { .int(Int32(date($0).clock.second)) },
    Member("int Millisecond") { .int(Int32(date($0).clock.fraction / 10_000)) },
    Member("DayOfWeek DayOfWeek") {
      .enumeration(EnumValue(type: .dayOfWeek, raw: Int32(date($0).clock.dayOfWeek)))
    },
    Member("DateTimeOffset AddMilliseconds(double value)") { try add($0, 1) },
    Member("DateTimeOffset AddSeconds(double value)") { try add($0, 1000) },
    Member("DateTimeOffset AddMinutes(double value)") { try add($0, 60_000) },
    Member("DateTimeOffset AddHours(double value)") { try add($0, 3_600_000) },
    Member("DateTimeOffset AddDays(double value)") { try add($0, 86_400_000) },
    Member("DateTimeOffset AddMonths(int months)") {
      .dateTimeOffset(date($0).with(clock: try date($0).clock.adding(months: $0.int(0))))
    },
    Member("DateTimeOffset AddYears(int years)") {
      .dateTimeOffset(date($0).with(clock: try date($0).clock.adding(months: $0.int(0) * 12)))
    },
    Member("DateTimeOffset ToUniversalTime()") { .dateTimeOffset(DateTimeOffset(ticks: date($0).utcTicks)) },
    Member("DateTimeOffset ToOffset(TimeSpan offset)") { call in
      guard case .timeSpan(let span) = call.argument(0) else { return .null }
      return .dateTimeOffset(
        DateTimeOffset(ticks: date(call).utcTicks + span.ticks, offsetMinutes: Int(span.ticks / 600_000_000)))
    },
    Member("TimeSpan Subtract(DateTimeOffset value)") { call in
      guard case .dateTimeOffset(let other) = call.argument(0) else { return .null }
      return .timeSpan(TimeSpan(ticks: date(call).utcTicks - other.utcTicks))
    },
    Member("string ToString(string format)") {
      .string(try CompositeFormat.text(of: $0.receiver, format: $0.optionalString(0)))
    },
    Member("string ToString(string format, IFormatProvider provider)") { call in
      .string(try CompositeFormat.text(of: call.receiver, format: call.optionalString(0)))
    },
  ]

  private static func date(_ call: Call) -> DateTimeOffset {
    if case .dateTimeOffset(let date) = call.receiver { date } else { .minimum }
  }

  private static func add(_ call: Call, _ unit: Double) throws -> Value {
    .dateTimeOffset(date(call).with(clock: try date(call).clock.adding(call.double(0), unit: unit)))
  }

  private static func unix(_ call: Call, _ unit: Int64) throws -> Value {
    let (ticks, overflow) = Int64(call.int(0)).multipliedReportingOverflow(by: unit)
    let (sum, beyond) = ticks.addingReportingOverflow(GregorianCalendar.unixEpoch)
    guard !overflow, !beyond, sum >= 0, sum <= GregorianCalendar.maximum else {
      throw NetException.argumentOutOfRange(
        "Valid values are between -62135596800 and 253402300799, inclusive.", "seconds")
    }
    return .dateTimeOffset(DateTimeOffset(ticks: sum))
  }

  /// `System.TimeSpan`
  static let timeSpanMembers: [Member] = [
    Member("new(long ticks)") { .timeSpan(TimeSpan(ticks: Int64($0.int(0)))) },
    Member("new(int hours, int minutes, int seconds)") { call in
      .timeSpan(try TimeSpan(seconds: call.int(0) * 3600 + call.int(1) * 60 + call.int(2)))
    },
    Member("new(int days, int hours, int minutes, int seconds)") { call in
      .timeSpan(
        try TimeSpan(
          seconds: call.int(0) * 86400 + call.int(1) * 3600 + call.int(2) * 60 + call.int(3)))
    },
    Member("static TimeSpan Zero") { _ in .timeSpan(TimeSpan(ticks: 0)) },
    Member("static TimeSpan MinValue") { _ in .timeSpan(TimeSpan(ticks: .min)) },
    Member("static TimeSpan MaxValue") { _ in .timeSpan(TimeSpan(ticks: .max)) },
    Member("static TimeSpan FromMilliseconds(double value)") { .timeSpan(try .of($0.double(0), unit: 1)) },
    Member("static TimeSpan FromSeconds(double value)") { .timeSpan(try .of($0.double(0), unit: 1000)) },
    Member("static TimeSpan FromMinutes(double value)") { .timeSpan(try .of($0.double(0), unit: 60_000)) },
    Member("static TimeSpan FromHours(double value)") { .timeSpan(try .of($0.double(0), unit: 3_600_000)) },
    Member("static TimeSpan FromDays(double value)") { .timeSpan(try .of($0.double(0), unit: 86_400_000)) },
    Member("static TimeSpan FromTicks(long value)") { .timeSpan(TimeSpan(ticks: Int64($0.int(0)))) },
    Member("static TimeSpan Parse(string s)") { call in
      guard let span = TimeSpan(try call.string(0, "s")) else {
        throw NetException.format("String was not recognized as a valid TimeSpan.")
      }
      return .timeSpan(span)
    },
    Member("static bool TryParse(string s, out TimeSpan result)") { call in
      let span = call.optionalString(0).flatMap { TimeSpan($0) }
      call.arguments[1] = .timeSpan(span ?? TimeSpan(ticks: 0))
      return .bool(span != nil)
    },
    Member("int Days") { .int(Int32(truncatingIfNeeded: length($0).days)) },
    Member("int Hours") { .int(Int32(truncatingIfNeeded: length($0).hours)) },
    Member("int Minutes") { .int(Int32(truncatingIfNeeded: length($0).minutes)) },
    Member("int Seconds") { .int(Int32(truncatingIfNeeded: length($0).seconds)) },
    Member("int Milliseconds") { .int(Int32(truncatingIfNeeded: length($0).milliseconds)) },
    Member("long Ticks") { .long(length($0).ticks) },
    Member("double TotalDays") { .double(Double(length($0).ticks) / 864_000_000_000) },
    Member("double TotalHours") { .double(Double(length($0).ticks) / 36_000_000_000) },
    Member("double TotalMinutes") { .double(Double(length($0).ticks) / 600_000_000) },
    Member("double TotalSeconds") { .double(Double(length($0).ticks) / 10_000_000) },
    Member("double TotalMilliseconds") { .double(Double(length($0).ticks) / 10_000) },
    Member("TimeSpan Duration()") {
      .timeSpan(TimeSpan(ticks: length($0).ticks == .min ? .max : abs(length($0).ticks)))
    },
    Member("TimeSpan Negate()") { .timeSpan(TimeSpan(ticks: 0 &- length($0).ticks)) },
    Member("string ToString(string format)") {
      .string(try CompositeFormat.text(of: $0.receiver, format: $0.optionalString(0)))
    },
    Member("int CompareTo(TimeSpan value)") {
      .int(Int32(try Equality.compare($0.receiver, $0.argument(0))))
    },
  ]

  private static func length(_ call: Call) -> TimeSpan {
    if case .timeSpan(let span) = call.receiver { span } else { TimeSpan(ticks: 0) }
  }
}
