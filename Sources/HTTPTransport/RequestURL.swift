/// Where a request goes: scheme, host and port may be missing in a request that a server has received.
public struct RequestURL: Sendable, Hashable {
  /// `http` or `https`.
  public var scheme: String
  /// Name or address, IPv6 without brackets; empty when unknown.
  public var host: String
  /// The port as written, or nil for the scheme's own.
  public var port: Int?
  /// The path as on the wire (percent-encoded), beginning with a slash.
  public var path: String
  /// What follows the question mark, as on the wire; nil when there is none.
  public var query: String?

  /// Creates a URL from its parts.
  public init(scheme: String = "http", host: String = "", port: Int? = nil, path: String = "/", query: String? = nil) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
  }

  /// Reads an absolute `http` or `https` URL, or a path with an optional query; nil when it is neither.
  public init?(_ text: String) {
    var rest = Substring(text)
    scheme = "http"
    host = ""
    port = nil
    if let mark = rest.firstRange(of: "://") {
      scheme = rest[..<mark.lowerBound].lowercased()
      guard scheme == "http" || scheme == "https" else { return nil }
      rest = rest[mark.upperBound...]
      let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
      guard let (host, port) = Self.authority(rest[..<end]) else { return nil }
      self.host = host
      self.port = port
      rest = rest[end...]
    } else {
      guard rest.first == "/" else { return nil }
    }
    if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
    if let mark = rest.firstIndex(of: "?") {
      path = String(rest[..<mark])
      query = String(rest[rest.index(after: mark)...])
    } else {
      path = String(rest)
      query = nil
    }
    if path.isEmpty { path = "/" }
  }

  private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
    let text = text.lastIndex(of: "@").map { text[text.index(after: $0)...] } ?? text
    var hostPart = text
    var portPart: Substring?
    if text.first == "[" {
      guard let close = text.firstIndex(of: "]") else { return nil }
      hostPart = text[text.index(after: text.startIndex)..<close]
      let after = text[text.index(after: close)...]
      guard after.isEmpty || after.first == ":" else { return nil }
      portPart = after.isEmpty ? nil : after.dropFirst()
    } else if let colon = text.firstIndex(of: ":") {
      hostPart = text[..<colon]
      portPart = text[text.index(after: colon)...]
    }
    guard !hostPart.isEmpty else { return nil }
    guard let portPart, !portPart.isEmpty else { return (String(hostPart), nil) }
    guard let port = Int(portPart), (1...65535).contains(port) else { return nil }
    return (String(hostPart), port)
  }

  /// The port that is connected to.
  public var effectivePort: Int {
    port ?? (scheme == "https" ? 443 : 80)
  }

  /// The value of a Host header: host, and the port unless it is the scheme's own.
  public var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    guard let port, port != (scheme == "https" ? 443 : 80) else { return name }
    return "\(name):\(port)"
  }

  /// Path and query as in a request line.
  public var pathAndQuery: String {
    query.map { "\(path)?\($0)" } ?? path
  }
}

extension RequestURL: CustomStringConvertible {
  /// The URL as text; only path and query when there is no host.
  public var description: String {
    host.isEmpty ? pathAndQuery : "\(scheme)://\(authority)\(pathAndQuery)"
  }
}
