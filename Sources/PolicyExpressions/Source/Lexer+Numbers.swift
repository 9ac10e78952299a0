extension Lexer {
  /// `number = digits | "0x" hex-digits | "0b" bits | real, with suffix U, L, UL, D or F`
  mutating func number() throws(ExpressionError) -> Constant {
    let start = index
    if starts("0x") || starts("0X") { return try radix(16, from: start) }
    if starts("0b") || starts("0B") { return try radix(2, from: start) }
    var text: [UInt8] = []
    var isReal = false
    takeDigits(into: &text)
    if peek() == UInt8(ascii: "."), let digit = peek(1), digit.isDigit {
      isReal = true
      text.append(UInt8(ascii: "."))
      index += 1
      takeDigits(into: &text)
    }
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e"), isExponent() {
      isReal = true
      text.append(byte)
      index += 1
      if let sign = peek(), !sign.isDigit {
        text.append(sign)
        index += 1
      }
      takeDigits(into: &text)
    }
    let digits = String(decoding: text, as: UTF8.self)
    switch peek().map({ $0 | 0x20 }) {
    case UInt8(ascii: "d"):
      index += 1
      isReal = true
    case UInt8(ascii: "f"):
      index += 1
      guard let value = Float(digits), value.isFinite else {
        throw error("Floating-point constant is outside the range of type 'float'", at: start)
      }
      return .float(value)
    case UInt8(ascii: "m"):
      index += 1
      guard let value = try? NetDecimal(digits: digits) else {
        throw error("Floating-point constant is outside the range of type 'decimal'", at: start)
      }
      return .decimal(value)
    default: break
    }
    if isReal {
      guard let value = Double(digits), value.isFinite else {
        throw error("Floating-point constant is outside the range of type 'double'", at: start)
      }
      return .double(value)
    }
    return try integer(UInt64(digits), from: start)
  }

  private func isExponent() -> Bool {
    guard let next = peek(1) else { return false }
    if next.isDigit { return true }
    return (next == UInt8(ascii: "+") || next == UInt8(ascii: "-")) && (peek(2)?.isDigit ?? false)
  }

  private mutating func takeDigits(into text: inout [UInt8]) {
    while let byte = peek(), byte.isDigit || byte == UInt8(ascii: "_") {
      if byte != UInt8(ascii: "_") { text.append(byte) }
      index += 1
    }
  }

  private mutating func radix(_ radix: UInt32, from start: Int) throws(ExpressionError) -> Constant {
    index += 2
    var value: UInt64? = 0
    var count = 0
    while let byte = peek() {
      if byte == UInt8(ascii: "_") {
        index += 1
        continue
      }
      guard let digit = byte.hexDigit, digit < radix else { break }
      let (scaled, overflow) = (value ?? 0).multipliedReportingOverflow(by: UInt64(radix))
      value = overflow ? nil : value.map { _ in scaled + UInt64(digit) }
      count += 1
      index += 1
    }
    guard count > 0 else { throw error("Invalid number", at: start) }
    return try integer(value, from: start)
  }

  /// An integer literal is the first of int, uint, long, ulong that holds it.
  private mutating func integer(_ value: UInt64?, from start: Int) throws(ExpressionError) -> Constant {
    var isLong = false
    var isUnsigned = false
    while let suffix = peek().map({ $0 | 0x20 }) {
      if suffix == UInt8(ascii: "l"), !isLong {
        isLong = true
      } else if suffix == UInt8(ascii: "u"), !isUnsigned {
        isUnsigned = true
      } else {
        break
      }
      index += 1
    }
    if let byte = peek(), byte.startsIdentifier { throw error("; expected", at: index) }
    guard let value else { throw error("Integral constant is too large", at: start) }
    if !isLong, !isUnsigned, let int = Int32(exactly: value) { return .int(int) }
    if !isLong, let uint = UInt32(exactly: value) { return .uint(uint) }
    if !isUnsigned, let long = Int64(exactly: value) { return .long(long) }
    return .ulong(value)
  }
}
