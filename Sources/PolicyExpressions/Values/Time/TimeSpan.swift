/// `System.TimeSpan`: a length of time in 100-nanosecond ticks.
public struct TimeSpan: Sendable, Hashable, Codable {
  /// The length in ticks.
  public let ticks: Int64

  /// Creates a length from ticks.
  public init(ticks: Int64) {
    self.ticks = ticks
  }

  /// A length of whole seconds.
  init(seconds: Int) throws {
    let (ticks, overflow) = Int64(seconds).multipliedReportingOverflow(by: 10_000_000)
    if overflow {
      throw NetException(
        "ArgumentOutOfRangeException", "TimeSpan overflowed because the duration is too long.")
    }
    self.ticks = ticks
  }

  /// Ticks of a number of units, rounded to whole milliseconds as .NET Framework does.
  static func ticks(_ value: Double, unit milliseconds: Double, _ message: String) throws -> Int64 {
    let exact = value * milliseconds
    let rounded = exact + (value >= 0 ? 0.5 : -0.5)
    guard !value.isNaN, let whole = Int64(exactly: rounded.rounded(.towardZero)) else {
      throw NetException.overflow("TimeSpan overflowed because the duration is too long.")
    }
    let (ticks, overflow) = whole.multipliedReportingOverflow(by: 10_000)
    if overflow { throw NetException("ArgumentOutOfRangeException", message) }
    return ticks
  }

  static func of(_ value: Double, unit milliseconds: Double) throws -> TimeSpan {
    TimeSpan(
      ticks: try ticks(value, unit: milliseconds, "TimeSpan overflowed because the duration is too long."))
  }

  var days: Int64 { ticks / 864_000_000_000 }
  var hours: Int64 { ticks / 36_000_000_000 % 24 }
  var minutes: Int64 { ticks / 600_000_000 % 60 }
  var seconds: Int64 { ticks / 10_000_000 % 60 }
  var milliseconds: Int64 { ticks / 10_000 % 1000 }

  /// `[-][d.]hh:mm:ss[.fffffff]`
  var text: String {
    let magnitude = TimeSpan(ticks: ticks == .min ? .max : abs(ticks))
    var text = ticks < 0 ? "-" : ""
    if magnitude.days > 0 { text += "\(magnitude.days)." }
    text += [magnitude.hours, magnitude.minutes, magnitude.seconds].map { NumberFormat.pad($0, 2) }.joined(
      separator: ":")
    let fraction = magnitude.ticks % 10_000_000
    if fraction > 0 { text += "." + NumberFormat.pad(fraction, 7) }
    return text
  }

  /// Reads `[-][d.]hh:mm[:ss[.fffffff]]` and whole days.
  init?(_ text: String) {
    var body = text.drop { $0 == " " }
    while body.last == " " { body = body.dropLast() }
    let isNegative = body.first == "-"
    if isNegative { body = body.dropFirst() }
    guard !body.isEmpty, body.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x3A }) else { return nil }
    let parts = body.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var days: Int64 = 0
    var ticks: Int64 = 0
    guard parts.count <= 3, let first = parts.first else { return nil }
    if parts.count == 1 {
      guard let whole = Int64(first), whole <= 10_675_199 else { return nil }
      days = whole
    } else {
      let head = first.split(separator: ".", omittingEmptySubsequences: false)
      guard head.count <= 2, let hour = head.last.flatMap({ Int64($0) }), hour < 24,
        let minute = Int64(parts[1]),
        minute < 60
      else { return nil }
      if head.count == 2 {
        guard let whole = head.first.flatMap({ Int64($0) }), whole <= 10_675_199 else { return nil }
        days = whole
      }
      ticks = (hour * 3600 + minute * 60) * 10_000_000
      if parts.count == 3 {
        let tail = parts[2].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard tail.count <= 2, let whole = tail.first, let second = Int64(whole), second < 60 else {
          return nil
        }
        ticks += second * 10_000_000
        if tail.count == 2, let digits = tail.last {
          guard digits.utf8.count <= 7, let fraction = Int64(digits.padding(to: 7)) else { return nil }
          ticks += fraction
        }
      }
    }
    ticks += days * 864_000_000_000
    self.ticks = isNegative ? -ticks : ticks
  }
}

extension String {
  /// The digits of a fraction, filled up with zeros.
  func padding(to count: Int) -> String {
    self + String(repeating: "0", count: Swift.max(0, count - utf8.count))
  }
}
