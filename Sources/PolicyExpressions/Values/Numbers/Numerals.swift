/// Numbers and truth values read from text, as .NET's `Parse` reads them in the invariant culture.
enum Numerals {
  static let mistake = NetException.format("Input string was not in a correct format.")

  static func overflow(_ type: StaticType) -> NetException {
    let message =
      switch type {
      case .sbyte: "Value was either too large or too small for a signed byte."
      case .byte: "Value was either too large or too small for an unsigned byte."
      case .char: "Value was either too large or too small for a character."
      case .short: "Value was either too large or too small for an Int16."
      case .ushort: "Value was either too large or too small for a UInt16."
      case .int: "Value was either too large or too small for an Int32."
      case .uint: "Value was either too large or too small for a UInt32."
      case .ulong: "Value was either too large or too small for a UInt64."
      default: "Value was either too large or too small for an Int64."
      }
    return .overflow(message)
  }

  static func fits(_ value: Int64, _ type: StaticType) -> Bool {
    switch type {
    case .sbyte: Int8(exactly: value) != nil
    case .byte: UInt8(exactly: value) != nil
    case .ushort: UInt16(exactly: value) != nil
    case .ulong: value >= 0
    case .short: Int16(exactly: value) != nil
    case .int: Int32(exactly: value) != nil
    case .uint: UInt32(exactly: value) != nil
    default: true
    }
  }

  /// `[blanks][+|-]digits[blanks]`
  static func integer(_ text: String, _ type: StaticType) throws -> Int64 {
    let body = trimmed(text)
    let digits = body.first == "-" || body.first == "+" ? body.dropFirst() : body
    guard !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) else { throw mistake }
    guard let value = Int64(body.first == "+" ? digits : body), fits(value, type) else {
      throw overflow(type)
    }
    return value
  }

  /// `[blanks][+|-]digits[blanks]` as an integer type, also those of more than 63 bits.
  static func whole(_ text: String, _ type: StaticType) throws -> Value {
    if type == .ulong {
      let body = trimmed(text)
      let digits = body.first == "+" ? body.dropFirst() : body
      if !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) {
        guard let value = UInt64(digits) else { throw overflow(type) }
        return .ulong(value)
      }
    }
    return try Numbers.narrowing(to: type, checked: false)?(.long(integer(text, type))) ?? .null
  }

  /// `[blanks][+|-]digits[,digits][.digits][+|-][blanks]`, as a decimal.
  static func decimal(_ text: String) throws -> NetDecimal {
    var body = trimmed(text)
    var isNegative = false
    if let first = body.first, first == "-" || first == "+" {
      isNegative = first == "-"
      body = body.dropFirst()
    } else if let last = body.last, last == "-" || last == "+" {
      isNegative = last == "-"
      body = body.dropLast()
    }
    guard body.utf8.allSatisfy({ $0.isDigit || $0 == 0x2C || $0 == 0x2E }), body.first != ",",
      let value = try NetDecimal(digits: body.filter { $0 != "," }, isNegative: isNegative)
    else { throw mistake }
    return value
  }

  /// `[blanks][+|-]digits[,digits][.digits][e[+|-]digits][blanks]`
  static func double(_ text: String) throws -> Double {
    let body = trimmed(text)
    switch body {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: break
    }
    guard let first = body.utf8.first(where: { $0 != 0x2B && $0 != 0x2D }), first.isDigit || first == 0x2E,
      body.utf8.allSatisfy({ $0.isDigit || [0x2B, 0x2C, 0x2D, 0x2E, 0x45, 0x65].contains($0) })
    else { throw mistake }
    var plain = body.filter { $0 != "," }
    if plain.hasPrefix(".") || plain.hasSuffix(".") { plain = ("0" + plain + "0") }
    plain = plain.replacing("-.", with: "-0.")
    guard let value = Double(plain) else { throw mistake }
    guard value.isFinite else {
      throw NetException.overflow("Value was either too large or too small for a Double.")
    }
    return value
  }

  /// `True` or `False` in any case.
  static func bool(_ text: String) throws -> Bool {
    switch trimmed(text).lowercased() {
    case "true": return true
    case "false": return false
    default: throw NetException.format("String was not recognized as a valid Boolean.")
    }
  }

  private static func trimmed(_ text: String) -> Substring {
    var body = Substring(text)
    while let byte = body.utf8.first, byte.isBlank || byte == 0x0B || byte == 0x0C { body = body.dropFirst() }
    while let byte = body.utf8.last, byte.isBlank || byte == 0x0B || byte == 0x0C { body = body.dropLast() }
    return body
  }
}
