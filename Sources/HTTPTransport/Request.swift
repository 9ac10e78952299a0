/// An HTTP request, on its way in or out.
public struct Request: Sendable {
  /// The method in upper case, such as `POST`.
  public var method: String
  /// Where it goes; a received request has the host of its Host header.
  public var url: RequestURL
  /// The header fields. Host, Content-Length and Transfer-Encoding are set by the ``Client``.
  public var headers: Headers
  /// The content.
  public var body: Body
  /// The caller's IP address without port; empty when the request has not come over a socket.
  public var clientAddress: String
  /// How long the sender waits for the head of the response; what carries the request over a network, real or
  /// simulated, then throws ``TransportError/timedOut``. Nil for as long as it takes.
  public var timeout: Duration?
  /// The certificate that the sender presents in TLS. A ``Client`` presents it to an https server if it comes
  /// with its private key; a ``Server`` that asks for certificates puts the client's here, which has none.
  public var clientCertificate: TLSCertificate?
  /// The proxy that it goes through; nil for the direct way.
  public var proxy: HTTPProxy?

  /// Creates a request.
  public init(
    _ method: String = "GET", _ url: RequestURL, headers: Headers = [:], body: Body = .empty,
    clientAddress: String = ""
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.clientAddress = clientAddress
  }
}
