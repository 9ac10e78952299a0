/// Events or telemetry that did not reach where a logger sends them. Callers never learn of it.
public struct LoggingFailure: Sendable, Hashable, CustomStringConvertible {
  /// The logger.
  public var logger: String
  /// How many events were lost.
  public var events: Int
  /// Why.
  public var reason: String

  /// The failure on one line.
  public var description: String {
    "logger \(logger): \(events) event\(events == 1 ? " was" : "s were") lost: \(reason)"
  }
}
