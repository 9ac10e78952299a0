import Foundation
import LabTime

/// Writes points in time for people.
enum CalendarTime {
  /// A date and a time of day to the second, such as `2026-03-01 09:30:00 UTC`.
  static func full(_ instant: Instant, in zone: TimeZone) -> String {
    let text = local(instant, zone).iso8601
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) \(name(of: zone, at: instant))"
  }

  /// A time as seen from now: `today 09:50`, `yesterday 18:22`, `Fri 14:08` within the last week, else the date.
  static func relative(_ instant: Instant, now: Instant, in zone: TimeZone) -> String {
    let (there, here) = (local(instant, zone), local(now, zone))
    let text = there.iso8601
    let time = text.dropFirst(11).prefix(5)
    switch day(here) - day(there) {
    case 0: return "today \(time)"
    case 1: return "yesterday \(time)"
    case 2...6:
      let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
      return "\(names[there.components.weekday % 7]) \(time)"
    default: return "\(text.prefix(10)) \(time)"
    }
  }

  // The instant whose UTC components are the zone's at the given one.
  private static func local(_ instant: Instant, _ zone: TimeZone) -> Instant {
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: instant.seconds))
    return instant + .seconds(offset)
  }

  private static func day(_ instant: Instant) -> Int64 {
    let (days, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: 86_400_000_000_000)
    return rest < 0 ? days - 1 : days
  }

  private static func name(of zone: TimeZone, at instant: Instant) -> String {
    let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: instant.seconds))
    if seconds == 0 { return "UTC" }
    let minutes = abs(seconds) / 60
    let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return (seconds < 0 ? "-" : "+") + digits.joined(separator: ":")
  }
}
