import HTTPTransport
import LabTime

/// The `Retry-After` of a response: seconds, or a date (RFC 9110, 10.2.3).
enum RetryAfter {
  /// How long to wait from now on; nil without the field or when it cannot be read.
  static func duration(in headers: Headers, at now: Instant) -> Duration? {
    guard let text = headers["Retry-After"] else { return nil }
    if let seconds = Int64(text) { return seconds < 0 ? nil : .seconds(seconds) }
    return date(text).map { max(.zero, $0 - now) }
  }

  // `Sun, 06 Nov 1994 08:49:37 GMT`, the form that senders must use.
  private static func date(_ text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
      let month = months.firstIndex(where: { $0 == words[2] }), (1...31).contains(day),
      (1970...2200).contains(year)
    else { return nil }
    let time = words[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
    else { return nil }
    return Instant(year: year, month: month + 1, day: day)
      + .seconds(time[0] * 3600 + time[1] * 60 + time[2])
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
