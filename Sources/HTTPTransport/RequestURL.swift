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
  public init(
    scheme: String = "http", host: String = "", port: Int? = nil, path: String = "/", query: String? = nil
  ) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
  }

  /// Reads an absolute `http` or `https` URL, or a path with an optional query; nil when it is neither.
  public init?(_ text: String) {
    self.init()
    var rest = text.utf8[...]
    if rest.first != UInt8(ascii: "/") {
      guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8)
      else { return nil }
      scheme = text[..<colon].lowercased()
      guard scheme == "http" || scheme == "https" else { return nil }
      rest = rest[colon...].dropFirst(3)
      let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
      guard end > rest.startIndex, let (host, port) = Self.hostAndPort(text[rest.startIndex..<end])
      else { return nil }
      self.host = host
      self.port = port
      rest = rest[end...]
    }
    if let fragment = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
    let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    if mark > rest.startIndex { path = String(text[rest.startIndex..<mark]) }
    if mark < rest.endIndex { query = String(text[rest.index(after: mark)..<rest.endIndex]) }
  }

  /// Reads the authority of a URL or a Host field, such as `example.org:8080` or `[::1]:80`; user
  /// information is dropped. An empty authority has an empty host; nil when it cannot be read.
  static func hostAndPort(_ authority: some StringProtocol) -> (host: String, port: Int?)? {
    var rest = Substring(authority).utf8
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[rest.index(after: at)...] }
    guard !rest.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
    var host = rest
    var port = rest[rest.endIndex...]
    if rest.first == UInt8(ascii: "[") {
      guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      host = rest[..<close].dropFirst()
      port = rest[close...].dropFirst()
      guard port.isEmpty || port.first == UInt8(ascii: ":"), !host.isEmpty else { return nil }
    } else if let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      host = rest[..<colon]
      port = rest[colon...]
      guard !host.isEmpty else { return nil }
    }
    let name = String(Substring(host))
    guard port.count > 1 else { return (name, nil) }
    guard port.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
      let number = UInt16(Substring(port.dropFirst())), number > 0
    else { return nil }
    return (name, Int(number))
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
