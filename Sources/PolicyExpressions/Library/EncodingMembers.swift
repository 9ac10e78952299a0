extension Library {
  /// `System.Text.Encoding`: UTF-8, ASCII, Unicode (UTF-16) and Latin 1.
  static let encodingMembers: [Member] = [
    Member("static Encoding UTF8") { _ in .object(EncodingObject(.utf8)) },
    Member("static Encoding ASCII") { _ in .object(EncodingObject(.ascii)) },
    Member("static Encoding Unicode") { _ in .object(EncodingObject(.utf16)) },
    Member("static Encoding Default") { _ in .object(EncodingObject(.utf8)) },
    Member("static Encoding GetEncoding(string name)") { call in
      switch try call.string(0, "name").lowercased() {
      case "utf-8": return .object(EncodingObject(.utf8))
      case "us-ascii", "ascii": return .object(EncodingObject(.ascii))
      case "utf-16": return .object(EncodingObject(.utf16))
      case "iso-8859-1", "latin1": return .object(EncodingObject(.latin1))
      case let name:
        throw NetException(
          "ArgumentException", "'\(name)' is not a supported encoding name.\r\nParameter name: name")
      }
    },
    Member("string WebName") { .string(try $0.this(EncodingObject.self).webName) },
    Member("byte[] GetBytes(string s)") { call in
      let bytes = try call.this(EncodingObject.self).bytes(of: call.string(0, "s"))
      try call.scope.afford(bytes.count * MemoryLayout<Value>.stride)
      return .bytes(bytes)
    },
    Member("string GetString(byte[] bytes)") { call in
      guard let bytes = call.argument(0).bytes else { throw NetException.argumentNull("bytes") }
      return .string(try call.this(EncodingObject.self).text(of: bytes))
    },
    Member("string GetString(byte[] bytes, int index, int count)") { call in
      guard let bytes = call.argument(0).bytes else { throw NetException.argumentNull("bytes") }
      guard call.int(1) >= 0, call.int(2) >= 0, call.int(1) + call.int(2) <= bytes.count else {
        throw NetException.argumentOutOfRange(
          "Index and count must refer to a location within the buffer.", "bytes")
      }
      return .string(
        try call.this(EncodingObject.self).text(of: Array(bytes[call.int(1)..<call.int(1) + call.int(2)])))
    },
    Member("int GetByteCount(string s)") { call in
      .int(Int32(truncatingIfNeeded: try call.this(EncodingObject.self).bytes(of: call.string(0, "s")).count))
    },
  ]
}

/// An encoding.
private final class EncodingObject: NetObject {
  enum Form {
    case utf8, ascii, utf16, latin1
  }

  private let form: Form

  init(_ form: Form) {
    self.form = form
  }

  var type: StaticType { .named("Encoding") }

  var webName: String {
    switch form {
    case .utf8: "utf-8"
    case .ascii: "us-ascii"
    case .latin1: "iso-8859-1"
    case .utf16: "utf-16"
    }
  }

  func bytes(of text: String) -> [UInt8] {
    switch form {
    case .utf8: Array(text.utf8)
    case .ascii: text.utf16.map { $0 < 0x80 ? UInt8($0) : UInt8(ascii: "?") }
    case .latin1: text.utf16.map { UInt8(exactly: $0) ?? UInt8(ascii: "?") }
    case .utf16: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
  }

  func text(of bytes: [UInt8]) -> String {
    switch form {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .ascii: return String(decoding: bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .utf16:
      let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
      }
      return String(decoding: units, as: UTF16.self)
    }
  }
}
