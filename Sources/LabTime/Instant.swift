/// A point in time, in whole nanoseconds since 1970-01-01T00:00:00Z.
public struct Instant: Sendable, Hashable, Comparable {
  /// Nanoseconds since the Unix epoch; reaches from 1677 to 2262.
  public let nanoseconds: Int64

  /// Creates an instant from nanoseconds since the Unix epoch.
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Creates an instant from whole seconds since the Unix epoch.
  public init(seconds: Int64) {
    nanoseconds = seconds * 1_000_000_000
  }

  /// Seconds since the Unix epoch.
  public var seconds: Double {
    Double(nanoseconds) / 1e9
  }

  /// The earlier of two instants is the lesser.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The instant a duration later; stays at the end of the range rather than overflow.
  public static func + (instant: Instant, duration: Duration) -> Instant {
    let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(duration.nanoseconds)
    return Instant(nanoseconds: overflow ? (duration < .zero ? .min : .max) : sum)
  }

  /// The instant a duration earlier.
  public static func - (instant: Instant, duration: Duration) -> Instant {
    instant + (.zero - duration)
  }

  /// The time from the right instant to the left one.
  public static func - (left: Instant, right: Instant) -> Duration {
    .nanoseconds(left.nanoseconds.subtractingReportingOverflow(right.nanoseconds).partialValue)
  }
}

extension Duration {
  /// The duration in whole nanoseconds, clamped to what 64 bits hold.
  public var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return carried ? (seconds < 0 ? .min : .max) : sum
  }

  /// The duration in seconds.
  public var inSeconds: Double {
    Double(nanoseconds) / 1e9
  }

  /// The duration in milliseconds.
  public var inMilliseconds: Double {
    Double(nanoseconds) / 1e6
  }
}
