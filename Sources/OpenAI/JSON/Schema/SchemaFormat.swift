import Foundation

/// The formats of strings that are checked; any other is a note to people, as JSON Schema has it.
enum SchemaFormat: String, Sendable, CaseIterable {
  case dateTime = "date-time"
  case date, time, email, hostname, ipv4, ipv6, uri, uuid, regex
  case uriReference = "uri-reference"

  /// Whether a text is of the format.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .date: SchemaTime.isDate(text.utf8[...])
    case .time: SchemaTime.isTime(text.utf8[...])
    case .dateTime: SchemaTime.isDateTime(text.utf8[...])
    case .email: Self.isEmail(text)
    case .hostname: Self.isHostname(text[...])
    case .ipv4: Self.isAddress(text, AF_INET)
    case .ipv6: Self.isAddress(text, AF_INET6)
    case .uri: Self.isURI(text)
    case .uriReference: Self.hasOnlyURICharacters(text.utf8[...])
    case .uuid: Self.isUUID(text)
    case .regex: SchemaPattern(text) != nil
    }
  }

  // RFC 5321: a dot-atom or a quoted string, @, a host name or an address in brackets.
  private static func isEmail(_ text: String) -> Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    let local = text[..<at]
    let domain = text[text.index(after: at)...]
    if domain.hasPrefix("["), domain.hasSuffix("]") {
      let address = String(domain.dropFirst().dropLast())
      let isIPv6 = address.hasPrefix("IPv6:") && isAddress(String(address.dropFirst(5)), AF_INET6)
      guard isIPv6 || isAddress(address, AF_INET) else { return false }
    } else {
      guard isHostname(domain) else { return false }
    }
    if local.count > 1, local.hasPrefix("\""), local.hasSuffix("\"") {
      return !local.dropFirst().dropLast().contains("\"")
    }
    return local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.unicodeScalars.allSatisfy {
          !$0.isASCII || $0.properties.isAlphabetic
            || "0123456789!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0)
        }
    }
  }

  // RFC 1123
  private static func isHostname(_ text: Substring) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { $0.isDigit || $0.isASCIILetter || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isAddress(_ text: String, _ family: Int32) -> Bool {
    guard !text.utf8.contains(0) else { return false }
    var address = in6_addr()
    return inet_pton(family, text, &address) == 1
  }

  // RFC 3986: a scheme, then only what a URI may hold.
  private static func isURI(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    guard let first = scheme.first, first.isASCIILetter,
      scheme.allSatisfy({ $0.isASCIILetter || $0.isDigit || "+-.".utf8.contains($0) })
    else { return false }
    return hasOnlyURICharacters(text.utf8[colon...])
  }

  private static func hasOnlyURICharacters(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst(), let low = rest.popFirst(), high.isHexDigit, low.isHexDigit else {
          return false
        }
      } else {
        guard byte > 0x20, byte < 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) else { return false }
      }
    }
    return true
  }

  private static func isUUID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
