/// How a ``Client`` connects and how long it waits.
public struct ClientOptions: Sendable {
  /// What an https server must prove.
  public enum TLS: Sendable {
    /// A certificate that the system trusts, for the host that was asked for.
    case verified
    /// Nothing: for tests and for servers with certificates of their own making.
    case unverified
  }

  /// What an https server must prove.
  public var tls: TLS = .verified
  /// How long a connection may take to be made.
  public var connectTimeout: Duration = .seconds(10)
  /// How long a server may send nothing while an answer is awaited; nil for any time.
  public var responseTimeout: Duration?
  /// How long an unused connection is kept.
  public var idleTimeout: Duration = .seconds(60)
  /// The most connections to one scheme, host and port on each event loop; nil for any number. Requests
  /// past it wait for a connection to come free.
  public var connectionsPerHost: Int?

  /// Verified TLS, ten seconds to connect, no limit on waiting for an answer.
  public init() {}
}
