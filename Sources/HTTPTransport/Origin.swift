/// What a connection is made to: scheme, host and port.
struct Origin: Hashable {
  var isSecure: Bool
  var host: String
  var port: Int

  init(_ url: RequestURL) throws(TransportError) {
    guard !url.host.isEmpty, url.scheme == "http" || url.scheme == "https" else {
      throw .invalidURL(url.description)
    }
    isSecure = url.scheme == "https"
    host = url.host
    port = url.effectivePort
  }

  /// Host and port, as in an error message.
  var name: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
