import Foundation

extension Instant {
  /// The system's wall-clock time: for the edges of the program only, which pass it in as a clock's start.
  public static var system: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
