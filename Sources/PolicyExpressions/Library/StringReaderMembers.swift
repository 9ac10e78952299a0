extension Library {
  /// `System.IO.StringReader`
  static let stringReaderMembers: [Member] = [
    Member("new(string s)") { .object(StringReaderObject(try $0.string(0, "s"))) },
    Member("string ReadLine()") { Value(try $0.this(StringReaderObject.self).line()) },
    Member("string ReadToEnd()") { .string(try $0.this(StringReaderObject.self).takeRest()) },
    Member("int Read()") { .int(try $0.this(StringReaderObject.self).take()) },
    Member("int Peek()") { .int(try $0.this(StringReaderObject.self).next) },
    Member("void Close()") { _ in .null },
    Member("void Dispose()") { _ in .null },
  ]

  /// `System.IO.StringWriter`
  static let stringWriterMembers: [Member] = [
    Member("new()") { _ in .object(StringWriterObject()) },
    Member("void Write(object value)") { try write($0, $0.argument(0).attributeText) },
    Member("void Write(string format, params object[] arg)") { call in
      try write(call, CompositeFormat.format(call.string(0, "format"), call.elements(1), call.scope))
    },
    Member("void WriteLine()") { try write($0, "\r\n") },
    Member("void WriteLine(object value)") { try write($0, $0.argument(0).attributeText + "\r\n") },
    Member("void WriteLine(string format, params object[] arg)") { call in
      try write(call, CompositeFormat.format(call.string(0, "format"), call.elements(1), call.scope) + "\r\n")
    },
    Member("void Flush()") { _ in .null },
    Member("void Close()") { _ in .null },
    Member("void Dispose()") { _ in .null },
  ]

  private static func write(_ call: Call, _ text: String) throws -> Value {
    try call.scope.allocate(text.utf8.count)
    try call.this(StringWriterObject.self).text += text
    return .null
  }
}

/// `new StringWriter()`
private final class StringWriterObject: NetObject {
  var text = ""
  var type: StaticType { .named("StringWriter") }
}

/// `new StringReader(…)`
private final class StringReaderObject: NetObject {
  private let units: [UInt16]
  private var position = 0

  init(_ text: String) { units = Array(text.utf16) }

  var type: StaticType { .named("StringReader") }

  /// The next unit, or -1 at the end.
  var next: Int32 { position < units.count ? Int32(units[position]) : -1 }

  func take() -> Int32 {
    let unit = next
    if unit >= 0 { position += 1 }
    return unit
  }

  func takeRest() -> String {
    defer { position = units.count }
    return String(decoding: units[position...], as: UTF16.self)
  }

  /// The text up to a line end, without it; nil at the end.
  func line() -> String? {
    guard position < units.count else { return nil }
    let end = units[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? units.count
    defer {
      let isPair = end + 1 < units.count && units[end] == 0x0D && units[end + 1] == 0x0A
      position = min(units.count, end + (isPair ? 2 : 1))
    }
    return String(decoding: units[position..<end], as: UTF16.self)
  }
}
