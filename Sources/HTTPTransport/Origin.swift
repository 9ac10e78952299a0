/// What a connection is made to: scheme, host and port, by which proxy, and as whom.
struct Origin: Hashable {
  var isSecure: Bool
  var host: String
  var port: Int
  /// What the client presents in TLS.
  var certificate: TLSCertificate?
  var proxy: HTTPProxy?

  init(
    _ url: RequestURL, through proxy: HTTPProxy? = nil, presenting certificate: TLSCertificate? = nil
  ) throws(TransportError) {
    if let proxy {
      guard !proxy.url.host.isEmpty, proxy.url.scheme == "http" else {
        throw .invalidURL(proxy.url.description)
      }
      guard proxy.authorization?.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) ?? true else {
        throw .malformedMessage("Proxy-Authorization holds a control character")
      }
    }
    self.proxy = proxy
    guard !url.host.isEmpty, url.scheme == "http" || url.scheme == "https" else {
      throw .invalidURL(url.description)
    }
    isSecure = url.scheme == "https"
    host = url.host
    port = url.effectivePort
    if isSecure, certificate?.privateKey != nil { self.certificate = certificate }
  }

  /// Host and port, as in an error message.
  var name: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
