/// Compresses runs of equal bytes and nothing else, in a form that any zlib reads (RFC 1950 and 1951).
struct RunLengthDeflate {
  private var bytes: [UInt8] = [0x78, 0x01]
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0

  /// The compressed form of some bytes: one block with the fixed codes.
  static func zlib(_ input: [UInt8]) -> [UInt8] {
    var output = RunLengthDeflate()
    output.write(0b011, 3)
    var index = 0
    while index < input.count {
      let byte = input[index]
      var end = index + 1
      while end < input.count, input[end] == byte { end += 1 }
      output.writeRun(byte, end - index)
      index = end
    }
    output.writeSymbol(256)
    if output.bitCount > 0 { output.write(0, 8 - output.bitCount) }
    let sum = adler32(input)
    return output.bytes + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  // The byte once, then copies from one byte back, each of up to 258.
  private mutating func writeRun(_ byte: UInt8, _ count: Int) {
    writeSymbol(Int(byte))
    var rest = count - 1
    while rest >= 3 {
      let length = min(rest, 258)
      writeLength(length)
      write(0, 5)
      rest -= length
    }
    for _ in 0..<rest { writeSymbol(Int(byte)) }
  }

  // RFC 1951, section 3.2.5: after the first eight, four symbols for each number of extra bits.
  private mutating func writeLength(_ length: Int) {
    if length == 258 { return writeSymbol(285) }
    let offset = length - 3
    guard offset >= 8 else { return writeSymbol(257 + offset) }
    let extra = Int.bitWidth - offset.leadingZeroBitCount - 3
    writeSymbol(257 + extra * 4 + (offset >> extra))
    write(UInt32(offset & ((1 << extra) - 1)), UInt32(extra))
  }

  // RFC 1951, section 3.2.6; the codes' bits come the highest first.
  private mutating func writeSymbol(_ symbol: Int) {
    let (code, length) =
      switch symbol {
      case ..<144: (0x30 + symbol, 8)
      case ..<256: (0x190 + symbol - 144, 9)
      case ..<280: (symbol - 256, 7)
      default: (0xc0 + symbol - 280, 8)
      }
    for bit in (0..<length).reversed() { write(UInt32(code >> bit & 1), 1) }
  }

  // The lowest bit first.
  private mutating func write(_ value: UInt32, _ count: UInt32) {
    bits |= value << bitCount
    bitCount += count
    while bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var a: UInt32 = 1
    var b: UInt32 = 0
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }
}
