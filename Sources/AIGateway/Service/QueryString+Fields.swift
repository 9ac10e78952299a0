/// A query as the fields on the wire, which stay as they were written where a policy does not touch them.
extension QueryString {
  /// The fields in order, each `name=value` or a name alone.
  static func fields(_ query: String) -> [Substring] {
    query.split(separator: "&")
  }

  /// Fields as a query; nil when there are none.
  static func query(_ fields: [Substring]) -> String? {
    fields.isEmpty ? nil : fields.joined(separator: "&")
  }

  /// Whether a field has a name, compared without case.
  static func isField(_ field: Substring, named name: String) -> Bool {
    parameters(String(field)).first.map { $0.name.lowercased() == name.lowercased() } ?? false
  }

  /// A name and a value as a field.
  static func field(_ name: String, _ value: String) -> Substring {
    Substring("\(encoded(name))=\(encoded(value))")
  }

  /// Text with every byte escaped but the unreserved ones (RFC 3986, 2.3), fit for a path or a query.
  static func encoded(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isUnreserved) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
