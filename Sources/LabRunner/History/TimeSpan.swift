public import LabTime

/// A stretch of time as people name it, in UTC: `today`, `yesterday`, `monday` (the last one), `2d` (48 hours ago),
/// `2026-03-01`, `2026-03-01T09:30`.
public struct TimeSpan: Sendable, Hashable {
  /// Its first instant.
  public let start: Instant
  /// The first instant after it; that of a point in time is the point itself.
  public let end: Instant

  /// Reads a text; nil when it names no time.
  ///
  /// - Parameter now: The time from which `today` is today.
  public init?(_ text: String, now: Instant) {
    let text = text.lowercased()
    let today = Self.midnight(of: now)
    let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    if text == "now" {
      self.init(at: now)
    } else if text == "today" {
      self.init(day: today)
    } else if text == "yesterday" {
      self.init(day: today - .days(1))
    } else if text.count >= 3, let day = weekdays.firstIndex(where: { $0.hasPrefix(text) }) {
      self.init(day: today - .days((now.components.weekday - day + 7) % 7))
    } else if let ago = Self.duration(text) {
      self.init(at: now - ago)
    } else if text.count == 10, let day = Instant(iso8601: text + "T00:00:00.000Z") {
      self.init(day: day)
    } else if let point = Self.point(text) {
      self.init(at: point)
    } else {
      return nil
    }
  }

  private init(at instant: Instant) {
    start = instant
    end = instant
  }

  private init(day: Instant) {
    start = day
    end = day + .days(1)
  }

  /// A length of time such as `90s`, `15m`, `36h`, `2d` or `3w`; nil for another text.
  public static func duration(_ text: String) -> Duration? {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let last = text.last, let unit = units[last], let count = Int(text.dropLast()),
      (0...1_000_000).contains(count)
    else { return nil }
    return .seconds(count * unit)
  }

  private static func midnight(of instant: Instant) -> Instant {
    let parts = instant.components
    return Instant(year: parts.year, month: parts.month, day: parts.day)
  }

  // A date and a time of day down to the minute, the second or the millisecond.
  private static func point(_ text: String) -> Instant? {
    var text = text.uppercased()
    if text.hasSuffix("Z") { text.removeLast() }
    if text.count > 10, text.dropFirst(10).first == " " {
      text = text.prefix(10) + "T" + text.dropFirst(11)
    }
    let rest = "0000-00-00T00:00:00.000Z"
    guard [16, 19, 23].contains(text.count) else { return nil }
    return Instant(iso8601: text + rest.dropFirst(text.count))
  }
}

extension Duration {
  fileprivate static func days(_ count: Int) -> Duration { .seconds(86_400 * count) }
}
