extension JSON {
  /// The value that a pointer such as `#/definitions/a~1b` leads to (RFC 6901); nil when it leads nowhere.
  public func value(at pointer: String) -> JSON? {
    value(atPlain: Self.percentDecoded(pointer))
  }

  /// The step of a pointer that leads to a member.
  public static func pointer(to name: String) -> String {
    "/" + SchemaReference.escaped(name).replacing("%", with: "%25")
  }

  /// The value that a pointer leads to in which no character is percent-encoded.
  func value(atPlain pointer: String) -> JSON? {
    guard pointer.hasPrefix("#") else { return nil }
    var value = self
    for part in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      let next: JSON? =
        switch value {
        case .object(let object): object[name]
        case .array: Int(name).flatMap { value[$0] }
        default: nil
        }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  /// A text with its percent escapes decoded.
  static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(Substring(rest.prefix(2)), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
