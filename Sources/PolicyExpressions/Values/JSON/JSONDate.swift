/// Dates in JSON strings, which Newtonsoft recognises by their shape.
enum JSONDate {
  /// `2025-03-04T05:06:07[.fffffff][Z|+hh:mm]` and `/Date(milliseconds)/`; nil for other texts.
  static func read(_ text: String) -> Value? {
    if text.hasPrefix("/Date("), text.hasSuffix(")/") { return milliseconds(text.dropFirst(6).dropLast(2)) }
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes.count <= 33, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes[10] == UInt8(ascii: "T"),
      bytes[13] == 0x3A, bytes[16] == 0x3A
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count, bytes[range].allSatisfy(\.isDigit) else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    var index = 19
    var fraction: Int64 = 0
    if index < bytes.count, bytes[index] == 0x2E {
      let digits = bytes[(index + 1)...].prefix { $0.isDigit }
      guard !digits.isEmpty, digits.count <= 7 else { return nil }
      fraction = Int64(String(decoding: digits, as: UTF8.self).padding(to: 7)) ?? 0
      index += 1 + digits.count
    }
    let rest = String(decoding: bytes[index...], as: UTF8.self)
    let kind: DateTime.Kind = rest.isEmpty ? .unspecified : rest == "Z" ? .utc : .local
    guard
      let date = try? DateTime(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second, ticks: fraction,
        kind: kind)
    else { return nil }
    guard kind == .local else { return .dateTime(date) }
    guard let offset = DateParser.offset(rest),
      let shifted = try? date.adding(ticks: Int64(-offset) * 600_000_000)
    else {
      return nil
    }
    return .dateTime(shifted)
  }

  /// Milliseconds since 1970 in UTC, or in local time when a zone follows them; the zone moves nothing.
  private static func milliseconds(_ text: Substring) -> Value? {
    let sign = text.dropFirst().firstIndex { $0 == "+" || $0 == "-" }
    if let sign, DateParser.offset(String(text[sign...])) == nil { return nil }
    guard let value = Int64(text[..<(sign ?? text.endIndex)]), abs(value / 1000) < 253_402_300_800 else {
      return nil
    }
    let date = try? DateTime(ticks: 0).adding(ticks: 621_355_968_000_000_000 + value * 10_000)
    return date.map { .dateTime($0.with(sign == nil ? .utc : .local)) }
  }

  /// ISO 8601 with as many decimals as needed, and the zone the kind asks for.
  static func text(_ date: DateTime) -> String {
    let zone = date.kind == .utc ? "Z" : date.kind == .local ? "+00:00" : ""
    return clock(date) + zone
  }

  static func text(_ date: DateTimeOffset) -> String {
    clock(date.clock) + DateFormat.text(date.clock, "zzz", offset: date.offsetMinutes)
  }

  private static func clock(_ date: DateTime) -> String {
    DateFormat.text(date, "yyyy-MM-ddTHH:mm:ss.FFFFFFF")
  }
}
