/// Writes tokens as Newtonsoft does.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private let indented: Bool

  static func text(_ token: JToken, indented: Bool) throws -> String {
    var writer = JSONWriter(indented: indented)
    try writer.write(token, level: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(indented: Bool) {
    self.indented = indented
  }

  private mutating func write(_ token: JToken, level: Int) throws {
    guard bytes.count < EvaluationLimits.longestText else { throw NetException.longText }
    switch token {
    case let object as JObject:
      try list(object.properties, "{", "}", level: level)
    case let array as JArray:
      try list(array.elements, "[", "]", level: level)
    case let property as JProperty:
      quote(property.name)
      bytes += indented ? [UInt8(ascii: ":"), 0x20] : [UInt8(ascii: ":")]
      try write(property.value, level: level)
    case let value as JValue:
      try write(value.value)
    default: bytes += "null".utf8
    }
  }

  private mutating func list(
    _ tokens: [JToken], _ open: Unicode.Scalar, _ close: Unicode.Scalar, level: Int
  ) throws {
    bytes.append(UInt8(ascii: open))
    for (index, token) in tokens.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(level + 1)
      try write(token, level: level + 1)
    }
    if !tokens.isEmpty { newLine(level) }
    bytes.append(UInt8(ascii: close))
  }

  private mutating func newLine(_ level: Int) {
    guard indented else { return }
    bytes += [0x0D, 0x0A]
    bytes += repeatElement(0x20, count: level * 2)
  }

  private mutating func write(_ value: Value) throws {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let truth): bytes += truth ? "true".utf8 : "false".utf8
    case .double(let number): bytes += Self.number(number).utf8
    case .float(let number): bytes += Self.number(text: NumberFormat.roundTrip(number)).utf8
    case .decimal(let number): bytes += Self.number(text: number.text).utf8
    case .ulong(let number): bytes += String(number).utf8
    case .string(let text): quote(text)
    case .dateTime(let date): quote(JSONDate.text(date))
    case .dateTimeOffset(let date): quote(JSONDate.text(date))
    case .object(let array as ArrayObject): quote(Base64.encode(Value.object(array).bytes ?? []))
    default:
      if value.integer != nil { bytes += try value.text().utf8 } else { quote(try value.text()) }
    }
  }

  /// A double so that it reads back as one: at least one decimal.
  static func number(_ number: Double) -> String {
    guard number.isFinite else { return "\"\(NumberFormat.general(number))\"" }
    return Self.number(text: NumberFormat.roundTrip(number))
  }

  private static func number(text: String) -> String {
    text.utf8.contains(where: { $0 == 0x2E || $0 == 0x45 }) ? text : text + ".0"
  }

  private mutating func quote(_ text: String) {
    Self.quote(text, into: &bytes)
  }

  /// Writes a JSON string with its quotes.
  static func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
