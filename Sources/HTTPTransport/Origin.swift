/// What a connection is made to: scheme, host and port, and as whom.
struct Origin: Hashable {
  var isSecure: Bool
  var host: String
  var port: Int
  /// What the client presents in TLS.
  var certificate: TLSCertificate?

  init(_ url: RequestURL, presenting certificate: TLSCertificate? = nil) throws(TransportError) {
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
