/// `string.Format`: text with holes such as `{0,10:N2}`.
enum CompositeFormat {
  static func format(_ format: String, _ arguments: [Value], _ scope: EvaluationScope) throws -> String {
    let mistake = NetException.format("Input string was not in a correct format.")
    var result = ""
    var bytes = Substring(format).utf8
    while let byte = bytes.first {
      let isOpening = byte == UInt8(ascii: "{")
      guard isOpening || byte == UInt8(ascii: "}") else {
        let end = bytes.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") } ?? bytes.endIndex
        result += String(Substring(bytes[bytes.startIndex..<end]))
        bytes = bytes[end...]
        continue
      }
      bytes = bytes.dropFirst()
      if bytes.first == byte {
        result += isOpening ? "{" : "}"
        bytes = bytes.dropFirst()
        continue
      }
      guard isOpening, let end = bytes.firstIndex(of: UInt8(ascii: "}")) else { throw mistake }
      let hole = String(Substring(bytes[bytes.startIndex..<end]))
      bytes = bytes[end...].dropFirst()
      let (body, form) = Self.cut(hole, at: ":")
      let (number, width) = Self.cut(body, at: ",")
      guard let index = Int(number.filter { $0 != " " }), index >= 0 else { throw mistake }
      guard index < arguments.count else {
        throw NetException.format(
          "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."
        )
      }
      let alignment = try width.map { text in
        guard let value = Int(text.filter { $0 != " " }), value.magnitude < 1_000_000 else { throw mistake }
        return value
      }
      let text = try Self.text(of: arguments[index], format: form)
      try scope.afford(result.utf8.count + text.utf8.count + abs(alignment ?? 0))
      result += align(text, to: alignment ?? 0)
    }
    return result
  }

  private static func cut(_ text: String, at separator: Character) -> (String, String?) {
    guard let place = text.firstIndex(of: separator) else { return (text, nil) }
    return (String(text[..<place]), String(text[text.index(after: place)...]))
  }

  /// A value in a format; null is empty, and what has no formats ignores them.
  static func text(of value: Value, format: String?) throws -> String {
    guard !value.isNull else { return "" }
    guard let format, !format.isEmpty else { return try value.text() }
    switch value {
    case .sbyte, .byte, .short, .ushort, .int, .uint, .long, .ulong, .float, .double, .decimal:
      return try NumberFormat.text(value, format)
    case .dateTime(let date): return DateFormat.text(date, try DateFormat.checked(format))
    case .dateTimeOffset(let date):
      return DateFormat.text(date.clock, try DateFormat.checked(format), offset: date.offsetMinutes)
    case .timeSpan(let span): return try TimeSpanFormat.text(span, format)
    case .guid(let guid):
      guard ["N", "D", "B", "P"].contains(format.uppercased()) else {
        throw NetException.format(
          "Format String can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".")
      }
      return guid.text(format)
    case .enumeration(let value): return format.uppercased() == "D" ? String(value.raw) : value.name
    case .object(let token as JValue): return try text(of: token.value, format: format)
    default: return try value.text()
    }
  }

  /// Fills up with blanks: on the left for positive widths, on the right for negative ones.
  static func align(_ text: String, to width: Int) -> String {
    let missing = abs(width) - text.utf16.count
    guard missing > 0 else { return text }
    let blanks = String(repeating: " ", count: missing)
    return width > 0 ? blanks + text : text + blanks
  }
}
