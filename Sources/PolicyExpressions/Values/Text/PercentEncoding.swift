/// Percent-encoding, in the dialects of `Uri` and `WebUtility`.
public enum PercentEncoding {
  private static let hex = Array("0123456789ABCDEF".utf8)

  private static func encode(
    _ text: String, spaceAsPlus: Bool = false, keeping isKept: (UInt8) -> Bool
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isKept(byte) {
        bytes.append(byte)
      } else if spaceAsPlus, byte == 0x20 {
        bytes.append(UInt8(ascii: "+"))
      } else {
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != UInt8(ascii: "_") && (byte.startsIdentifier || byte.isDigit)
  }

  /// `Uri.EscapeDataString`: all but RFC 3986's unreserved characters.
  static func data(_ text: String) -> String {
    encode(text) { isAlphanumeric($0) || "-_.~".utf8.contains($0) }
  }

  /// `Uri.EscapeUriString`: reserved characters stay too.
  static func uri(_ text: String) -> String {
    encode(text) { isAlphanumeric($0) || "-_.~:/?#[]@!$&'()*+,;=".utf8.contains($0) }
  }

  /// `WebUtility.UrlEncode`: form encoding, blanks as `+`.
  public static func form(_ text: String) -> String {
    encode(text, spaceAsPlus: true) { isAlphanumeric($0) || "-_.!*()".utf8.contains($0) }
  }

  /// What `Uri` does to a path or query it is given: escapes what must not stand there.
  static func normalized(_ text: String) -> String {
    encode(text) {
      isAlphanumeric($0) || "-_.~:/?#[]@!$&'()*+,;=%|".utf8.contains($0) && $0 != UInt8(ascii: "|")
    }
  }

  /// `%xx` decoded; malformed escapes stay as they are.
  public static func decode(_ text: String, plusAsSpace: Bool = false) -> String {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "%"), index + 2 < source.count, let high = source[index + 1].hexDigit,
        let low = source[index + 2].hexDigit
      {
        bytes.append(UInt8(truncatingIfNeeded: high * 16 + low))
        index += 3
      } else {
        bytes.append(plusAsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What `Uri.ToString` shows: escapes decoded, except of characters that have a meaning in addresses.
  static func readable(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "%") {
      result += rest[..<mark]
      var run = rest[mark...].prefix { $0 == "%" || $0.isHexDigit }
      var end = run.startIndex
      var length = 0
      while length + 3 <= run.utf8.count, run.utf8.dropFirst(length).first == UInt8(ascii: "%") {
        length += 3
      }
      end = run.utf8.index(run.startIndex, offsetBy: max(length, 1))
      run = run[..<end]
      let decoded = decode(String(run))
      let isPlain = decoded.utf8.allSatisfy {
        $0 > 0x20 && !"%:/?#[]@!$&'()*+,;=\\".utf8.contains($0) || $0 == 0x20
      }
      result += isPlain && !decoded.contains("\u{FFFD}") ? decoded : String(run)
      rest = rest[end...]
    }
    return result + rest
  }
}
