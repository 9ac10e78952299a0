/// The dates and times of RFC 3339, which `format` asks for.
enum SchemaTime {
  typealias Text = Substring.UTF8View

  /// `2026-03-04`
  static func isDate(_ text: Text) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
      let day = number(parts[2], digits: 2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    return (1...days).contains(day)
  }

  /// `10:15:30.5+01:00`
  static func isTime(_ text: Text) -> Bool {
    guard let zone = text.firstIndex(where: { "zZ+-".utf8.contains($0) }) else { return false }
    let clock = text[..<zone].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = number(clock[0], digits: 2), let minute = number(clock[1], digits: 2),
      let offset = offset(text[zone...]), hour < 24, minute < 60
    else { return false }
    let seconds = clock[2].split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let second = number(seconds[0], digits: 2), second <= 60 else { return false }
    if let fraction = seconds.dropFirst().first {
      guard !fraction.isEmpty, fraction.allSatisfy(\.isDigit) else { return false }
    }
    // A leap second is the last of a day in UTC.
    let minuteInUTC = (hour * 60 + minute - offset + 2 * 1440) % 1440
    return second < 60 || minuteInUTC == 1439
  }

  /// A date, `T` or `t`, a time.
  static func isDateTime(_ text: Text) -> Bool {
    guard let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "t") }) else { return false }
    return isDate(text[..<mark]) && isTime(text[text.index(after: mark)...])
  }

  // Minutes east of UTC.
  private static func offset(_ text: Text) -> Int? {
    guard let sign = text.first else { return nil }
    let rest = text.dropFirst()
    if sign | 0x20 == UInt8(ascii: "z") { return rest.isEmpty ? 0 : nil }
    let parts = rest.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = number(parts[0], digits: 2), let minute = number(parts[1], digits: 2),
      hour < 24, minute < 60
    else { return nil }
    return (hour * 60 + minute) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func number(_ text: Text, digits: Int) -> Int? {
    guard text.count == digits, text.allSatisfy(\.isDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
