import Foundation
import Synchronization

/// The value of the Date field (RFC 9110, 6.6.1), written once a second for all connections of a server.
final class DateField: Sendable {
  private struct Written {
    var second: Int64
    var text: String
  }

  private let now: @Sendable () -> Int64
  private let written = Mutex(Written(second: .min, text: ""))

  /// - Parameter now: The seconds since 1970-01-01T00:00:00Z.
  init(now: @escaping @Sendable () -> Int64) {
    self.now = now
  }

  /// The time now, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  var value: String {
    let second = now()
    return written.withLock { written in
      if written.second != second { written = Written(second: second, text: Self.text(of: second)) }
      return written.text
    }
  }

  private static func text(of second: Int64) -> String {
    var parts = tm()
    var seconds = time_t(second)
    guard gmtime_r(&seconds, &parts) != nil, days.indices.contains(Int(parts.tm_wday)),
      months.indices.contains(Int(parts.tm_mon))
    else { return "" }
    return "\(days[Int(parts.tm_wday)]), \(padded(parts.tm_mday)) \(months[Int(parts.tm_mon)]) "
      + "\(parts.tm_year + 1900) \(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec)) GMT"
  }

  private static func padded(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  // English whatever the locale: the names are part of the protocol.
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
