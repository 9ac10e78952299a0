extension DocumentTemplate {
  /// The name between braces: letters, digits, `-`, `_` and, in named values, `.`.
  static func name(after start: Int, closing: Int, in bytes: [UInt8]) -> Range<Int>? {
    // A number in single braces is a repetition in a regular expression.
    guard closing == 2 || (start < bytes.count && bytes[start].isNameStart) else { return nil }
    var end = start
    while end < bytes.count, bytes[end] < 0x80, bytes[end] != UInt8(ascii: ":"), bytes[end].isNamePart,
      closing == 2 || bytes[end] != UInt8(ascii: ".")
    {
      end += 1
    }
    guard end > start, end + closing <= bytes.count,
      bytes[end..<end + closing].allSatisfy({ $0 == UInt8(ascii: "}") })
    else { return nil }
    return start..<end
  }

  /// The digits of `{0}` where they are a whole attribute: a hole that Bicep's `format` fills.
  static func number(in brace: Int, of bytes: [UInt8]) -> Range<Int>? {
    let digits = bytes[(brace + 1)...].prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.endIndex < bytes.count, bytes[digits.endIndex] == UInt8(ascii: "}"),
      attribute(holding: brace..<digits.endIndex + 1, in: bytes) != nil
    else { return nil }
    return digits.indices
  }

  /// From `$"` or `$@"` to the quote that ends the string, in either spelling; quotes inside holes do not.
  static func interpolatedString(
    at dollar: Int, in expression: Range<Int>, of bytes: [UInt8]
  ) -> Range<Int>? {
    func byte(_ offset: Int) -> UInt8 { offset < expression.upperBound ? bytes[offset] : 0 }
    func isQuote(_ offset: Int) -> Bool {
      byte(offset) == UInt8(ascii: "\"") || bytes[offset..<expression.upperBound].starts(with: "&quot;".utf8)
    }
    var next = byte(dollar + 1) == UInt8(ascii: "@") ? dollar + 2 : dollar + 1
    guard next < expression.upperBound, isQuote(next) else { return nil }
    next += 1
    var depth = 0
    while next < expression.upperBound, depth > 0 || !isQuote(next) {
      switch byte(next) {
      case UInt8(ascii: "\\") where depth == 0: next += 1
      case UInt8(ascii: "{") where depth == 0 && byte(next + 1) == UInt8(ascii: "{"): next += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: break
      }
      next += 1
    }
    return dollar..<min(next, expression.upperBound)
  }
}
