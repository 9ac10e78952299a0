/// How a caller stays with one member of a pool, `pool.sessionAffinity`: by a cookie that the gateway sets.
public struct SessionAffinity: Sendable, Hashable {
  /// Where a session's id is kept.
  public enum Source: Sendable, Hashable {
    /// In a cookie.
    case cookie
  }

  /// The cookie's name; nil when it is not enabled.
  public var cookie: String?

  /// Creates an affinity as `sessionId: { source, name }` says it.
  public init(sessionID source: Source, name: String) {
    cookie = name
  }

  /// Creates an affinity as `enabled`, `affinityType` and `cookieName` of preview versions say it.
  public init(enabled: Bool, affinityType: Source = .cookie, cookieName: String) {
    cookie = enabled ? cookieName : nil
  }
}
