/// An HTTP proxy that a request goes through.
///
/// Requests to `http` URLs are handed to it; for `https` it opens a tunnel (RFC 9110, 9.3.6).
public struct HTTPProxy: Sendable, Hashable {
  /// Where the proxy listens; only scheme `http` and the host and port count.
  public var url: RequestURL
  /// The value of Proxy-Authorization, such as `Basic dXNlcjpwYXNz`; nil for none.
  public var authorization: String?

  /// Creates a proxy.
  public init(_ url: RequestURL, authorization: String? = nil) {
    self.url = url
    self.authorization = authorization
  }
}
