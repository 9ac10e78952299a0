import Foundation

/// Numbers as text, in .NET's standard and custom formats and the invariant culture.
enum NumberFormat {
  /// A double with 15 significant digits, as .NET Framework prints one.
  static func general(_ value: Double, digits: Int = 15) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return "0" }
    let text = String(format: "%.\(max(1, min(digits, 17)))g", value)
    guard let mark = text.firstIndex(of: "e") else { return text }
    return text[..<mark] + "E" + text[text.index(after: mark)...]
  }

  /// The shortest of 15 and 17 digits that reads back as the same number: format `R`.
  static func roundTrip(_ value: Double) -> String {
    let short = general(value)
    return Double(short) == value || !value.isFinite ? short : general(value, digits: 17)
  }

  /// The shorter of 7 and 9 digits that reads back as the same number: format `R` of a float.
  static func roundTrip(_ value: Float) -> String {
    let short = general(Double(value), digits: 7)
    return Float(short) == value || !value.isFinite ? short : general(Double(value), digits: 9)
  }

  static func pad(_ value: some BinaryInteger, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// A number in a format such as `D2`, `N2`, `X`, `0.00` or `#,##0`.
  static func text(_ value: Value, _ format: String) throws -> String {
    if let number = value.number, !number.isFinite { return general(number) }
    guard let letter = format.first, letter.isLetter, let precision = precision(of: format) else {
      return CustomNumberFormat(format).text(value)
    }
    let digits = precision.count
    let number = value.number ?? 0
    switch letter {
    case "D", "d":
      guard isWhole(value) else { throw NetException.format("Format specifier was invalid.") }
      return (number < 0 ? "-" : "") + pad(value.integer?.magnitude ?? bits(value), digits ?? 1)
    case "X", "x":
      guard isWhole(value) else { throw NetException.format("Format specifier was invalid.") }
      let text = String(bits(value), radix: 16, uppercase: letter == "X")
      return String(repeating: "0", count: max(0, (digits ?? 1) - text.count)) + text
    case "F", "f": return fixed(value, digits ?? 2)
    case "N", "n": return grouped(fixed(value, digits ?? 2))
    case "P", "p": return grouped(fixed(value, digits ?? 2, shift: 2)) + " %"
    case "C", "c":
      let text = grouped(fixed(value, digits ?? 2))
      return text.hasPrefix("-") ? "(¤\(text.dropFirst()))" : "¤\(text)"
    case "E", "e": return scientific(number, digits ?? 6, letter)
    case "G", "g":
      if digits ?? 0 == 0 { return try value.text() }
      let text = general(number, digits: digits ?? 15)
      return letter == "g" ? text.replacing("E", with: "e") : text
    case "R", "r":
      if case .float(let number) = value { return roundTrip(number) }
      guard case .double = value else { throw NetException.format("Format specifier was invalid.") }
      return roundTrip(number)
    default: throw NetException.format("Format specifier was invalid.")
    }
  }

  /// The digits after a standard format's letter; nil when the format is no standard one.
  private static func precision(of format: String) -> (count: Int?, Void)? {
    let digits = format.dropFirst()
    guard digits.utf8.allSatisfy(\.isDigit), digits.utf8.count <= 2 else { return nil }
    return (Int(digits), ())
  }

  private static func isWhole(_ value: Value) -> Bool {
    if case .ulong = value { true } else { value.integer != nil }
  }

  private static func bits(_ value: Value) -> UInt64 {
    switch value {
    case .byte(let value): UInt64(value)
    case .sbyte(let value): UInt64(UInt8(bitPattern: value))
    case .short(let value): UInt64(UInt16(bitPattern: value))
    case .ushort(let value): UInt64(value)
    case .ulong(let value): value
    case .int(let value): UInt64(UInt32(bitPattern: value))
    case .uint(let value): UInt64(value)
    case .long(let value): UInt64(bitPattern: value)
    default: 0
    }
  }

  /// A fixed number of decimals, rounding halves away from zero on the 15 digits .NET Framework has.
  static func fixed(_ value: Value, _ decimals: Int, shift: Int = 0) -> String {
    var digits = Decimals(value)
    digits.scale(by: shift)
    digits.round(to: decimals)
    return digits.text(decimals)
  }

  /// Commas between thousands.
  static func grouped(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let body = isNegative ? text.dropFirst() : text[...]
    let whole = body.prefix { $0 != "." }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + grouped + body.dropFirst(whole.count)
  }

  private static func scientific(_ number: Double, _ decimals: Int, _ letter: Character) -> String {
    let text = String(format: "%.\(decimals)e", number)
    guard let mark = text.firstIndex(of: "e") else { return text }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    return "\(text[..<mark])\(letter)\(exponent < 0 ? "-" : "+")\(pad(exponent.magnitude, 3))"
  }
}
