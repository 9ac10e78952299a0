/// Binary operators that .NET types define for themselves.
enum NamedOperators {
  static func find(
    _ symbol: String, _ left: StaticType, _ right: StaticType
  ) -> (result: StaticType, apply: Numbers.Binary)? {
    if left == .named("XNamespace"), symbol == "+", right == .string {
      return (.named("XName"), { try XMLValue.name(in: $0, $1) })
    }
    guard case .named(let a, _) = left, case .named(let b, _) = right else { return nil }
    switch (a, symbol, b) {
    case ("DateTime", "-", "DateTime"):
      return (.named("TimeSpan"), { .timeSpan(TimeSpan(ticks: ticks($0) - ticks($1))) })
    case ("DateTimeOffset", "-", "DateTimeOffset"), ("DateTimeOffset", "-", "DateTime"),
      ("DateTime", "-", "DateTimeOffset"):
      return (.named("TimeSpan"), { .timeSpan(TimeSpan(ticks: ticks($0) - ticks($1))) })
    case ("DateTime", "+", "TimeSpan"), ("DateTimeOffset", "+", "TimeSpan"):
      return (left, { try shift($0, $1, 1) })
    case ("DateTime", "-", "TimeSpan"), ("DateTimeOffset", "-", "TimeSpan"):
      return (left, { try shift($0, $1, -1) })
    case ("TimeSpan", "+", "TimeSpan"): return (left, { try sum(ticks($0), ticks($1)) })
    case ("TimeSpan", "-", "TimeSpan"): return (left, { try sum(ticks($0), 0 &- ticks($1)) })
    default: return nil
    }
  }

  private static func ticks(_ value: Value) -> Int64 {
    switch value {
    case .dateTime(let date): date.ticks
    case .dateTimeOffset(let date): date.utcTicks
    case .timeSpan(let span): span.ticks
    default: 0
    }
  }

  private static func sum(_ left: Int64, _ right: Int64) throws -> Value {
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow { throw NetException.overflow("TimeSpan overflowed because the duration is too long.") }
    return .timeSpan(TimeSpan(ticks: sum))
  }

  private static func shift(_ date: Value, _ span: Value, _ sign: Int64) throws -> Value {
    let ticks = Self.ticks(span) &* sign
    switch date {
    case .dateTime(let date): return .dateTime(try date.adding(ticks: ticks))
    case .dateTimeOffset(let date):
      return .dateTimeOffset(date.with(clock: try date.clock.adding(ticks: ticks)))
    default: return date
    }
  }
}
