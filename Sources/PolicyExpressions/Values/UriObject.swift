import Foundation

/// `System.Uri`: an absolute or relative address taken apart.
final class UriObject: NetObject {
  let original: String
  let scheme: String
  let userInfo: String
  let host: String
  let port: Int
  let path: String
  let query: String
  let fragment: String
  let isAbsolute: Bool

  static let defaultPorts = ["http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443]

  /// Reads an absolute address.
  init(_ text: String, allowsRelative: Bool = false) throws {
    original = text
    let mistake = NetException(
      "UriFormatException", "Invalid URI: The format of the URI could not be determined.")
    guard let mark = text.range(of: "://"), mark.lowerBound != text.startIndex,
      text[..<mark.lowerBound].utf8.allSatisfy({
        $0.startsIdentifier || $0.isDigit || [0x2B, 0x2D, 0x2E].contains($0)
      })
    else {
      guard allowsRelative else { throw mistake }
      (scheme, userInfo, host, port, path, query, fragment, isAbsolute) = (
        "", "", "", -1, text, "", "", false
      )
      return
    }
    isAbsolute = true
    scheme = text[..<mark.lowerBound].lowercased()
    var rest = text[mark.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    var authority = rest[..<end]
    rest = rest[end...]
    var user = ""
    if let at = authority.lastIndex(of: "@") {
      user = String(authority[..<at])
      authority = authority[authority.index(after: at)...]
    }
    userInfo = user
    var number = Self.defaultPorts[scheme] ?? -1
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      let digits = authority[authority.index(after: colon)...]
      guard digits.isEmpty || Int(digits).map({ (0...65535).contains($0) }) == true else {
        throw NetException("UriFormatException", "Invalid URI: Invalid port specified.")
      }
      number = Int(digits) ?? number
      authority = authority[..<colon]
    }
    guard !authority.isEmpty || scheme == "file" else {
      throw NetException("UriFormatException", "Invalid URI: The hostname could not be parsed.")
    }
    port = number
    host = authority.lowercased()
    var tail = ""
    if let hash = rest.firstIndex(of: "#") {
      tail = String(rest[hash...])
      rest = rest[..<hash]
    }
    fragment = PercentEncoding.normalized(tail)
    var question = ""
    if let place = rest.firstIndex(of: "?") {
      question = String(rest[place...])
      rest = rest[..<place]
    }
    query = PercentEncoding.normalized(question)
    path = rest.isEmpty ? "/" : Self.withoutDots(PercentEncoding.normalized(String(rest)))
  }

  private static func withoutDots(_ path: String) -> String {
    guard path.contains("/.") else { return path }
    var kept: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part == ".." {
        _ = kept.popLast()
        if isLast { kept.append("") }
      } else if part == "." {
        if isLast { kept.append("") }
      } else {
        kept.append(part)
      }
    }
    return "/" + kept.joined(separator: "/")
  }

  /// An address relative to another.
  convenience init(base: UriObject, _ relative: String) throws {
    if relative.contains("://") {
      try self.init(relative)
    } else if relative.hasPrefix("/") {
      try self.init(base.leftPart + relative)
    } else if relative.hasPrefix("?") {
      try self.init(base.leftPart + base.path + relative)
    } else {
      let folder = base.path[...(base.path.lastIndex(of: "/") ?? base.path.startIndex)]
      try self.init(base.leftPart + folder + relative)
    }
  }

  var type: StaticType { .named("Uri") }
  var isDefaultPort: Bool { port == Self.defaultPorts[scheme] ?? -1 }
  var authority: String { isDefaultPort || port < 0 ? host : "\(host):\(port)" }
  /// Scheme and authority.
  var leftPart: String { "\(scheme)://\(userInfo.isEmpty ? "" : userInfo + "@")\(authority)" }
  var absolute: String { isAbsolute ? leftPart + path + query + fragment : original }

  var text: String {
    guard isAbsolute else { return original }
    return PercentEncoding.readable(absolute)
  }

  func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? UriObject else { return false }
    return Equality.equal(absolute, other.absolute)
  }

  var hash: Int { Int(Equality.hash(of: absolute)) }
}
