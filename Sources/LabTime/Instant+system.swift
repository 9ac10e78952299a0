import Foundation

extension Instant {
  /// The system's wall-clock time, to the microsecond: for the edges of the program only, which pass it in as a
  /// clock's start.
  public static var system: Instant {
    Instant(nanoseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000) * 1000)
  }
}
