import Foundation

/// The limits a ``Server`` holds its clients to, and the time that it tells them.
public struct ServerOptions: Sendable {
  /// The bytes of all header fields of a request, past which the answer is 431.
  public var headLimit = 65_536
  /// The bytes of a request's body, past which the answer is 413.
  public var bodyLimit = 64 * 1_048_576
  /// How long a connection may stay open without a complete request head.
  public var idleTimeout: Duration = .seconds(75)
  /// How long a client may pause within a body that it sends or reads.
  public var readTimeout: Duration = .seconds(30)

  /// The seconds since 1970-01-01T00:00:00Z, for the Date field of responses; the system's time unless given.
  public var now: @Sendable () -> Int64 = { Int64(time(nil)) }

  /// How it speaks TLS; nil for plain HTTP.
  public var tls: ServerTLS?

  /// The limits that stand beside each option, and no TLS.
  public init() {}
}
