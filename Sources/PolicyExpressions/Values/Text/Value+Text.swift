extension Value {
  /// What `ToString()` answers; throws for null.
  public func text() throws -> String {
    switch self {
    case .null: throw NetException.nullReference
    case .bool(let value): value ? "True" : "False"
    case .char(let value): String(decoding: [value], as: UTF16.self)
    case .sbyte(let value): String(value)
    case .byte(let value): String(value)
    case .short(let value): String(value)
    case .ushort(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .long(let value): String(value)
    case .ulong(let value): String(value)
    case .float(let value): NumberFormat.general(Double(value), digits: 7)
    case .double(let value): NumberFormat.general(value)
    case .decimal(let value): value.text
    case .string(let text): text
    case .dateTime(let date): DateFormat.text(date, "G")
    case .dateTimeOffset(let date):
      DateFormat.text(date.clock, "MM/dd/yyyy HH:mm:ss zzz", offset: date.offsetMinutes)
    case .timeSpan(let span): span.text
    case .guid(let guid): guid.text("D")
    case .enumeration(let value): value.name
    case .object(let object): try object.text
    }
  }

  /// The text that an attribute or element of a policy gets: `ToString()`, and nothing for null.
  public var attributeText: String {
    (try? text()) ?? ""
  }
}
