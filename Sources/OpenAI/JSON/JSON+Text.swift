extension JSON {
  /// How many arrays and objects may lie inside each other unless a reader says otherwise.
  public static let defaultDepthLimit = 128

  /// Reads a JSON text of UTF-8 bytes.
  ///
  /// - Throws: ``JSONSyntaxError`` with the place, for anything that RFC 8259 does not allow, for half a
  ///   surrogate pair, and for more than `depthLimit` levels.
  public init(parsing bytes: [UInt8], depthLimit: Int = defaultDepthLimit) throws(JSONSyntaxError) {
    try self.init(parsing: bytes, in: bytes.indices, depthLimit: depthLimit)
  }

  /// Reads a JSON text.
  ///
  /// - Throws: ``JSONSyntaxError``, with offsets in UTF-8 bytes.
  public init(parsing text: String) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8))
  }

  init(
    parsing bytes: [UInt8], in range: Range<Int>, depthLimit: Int = defaultDepthLimit
  ) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes, in: range, depthLimit: depthLimit)
    self = try parser.document()
  }

  /// The compact JSON text: no blanks, members in order, only what must be escaped escaped.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    write(to: &bytes)
    return bytes
  }

  /// Appends the compact JSON text.
  public func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      // What needs no escape, nearly always all of it, is copied in runs.
      var start = 0
      for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5c {
        bytes.append(contentsOf: utf8[start..<index])
        writeEscape(byte, to: &bytes)
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func writeEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x0a: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0d: bytes.append(contentsOf: #"\r"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
    case 0x0c: bytes.append(contentsOf: #"\f"#.utf8)
    case 0..<0x20:
      bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
      bytes.append(contentsOf: String(byte, radix: 16).utf8)
    default:
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    }
  }
}

extension JSON: CustomStringConvertible {
  /// The compact JSON text.
  public var description: String {
    String(decoding: bytes, as: UTF8.self)
  }
}
