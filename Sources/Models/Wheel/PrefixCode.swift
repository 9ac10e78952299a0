/// A Huffman code as DEFLATE describes one, by the length of each symbol's code (RFC 1951, 3.2.2).
struct PrefixCode {
  private static let longest = 15

  // By the next bits: a symbol in the upper bits, the length of its code in the lower four; 0 for no code.
  private let table: [UInt16]
  private let width: Int

  /// - Throws: ``Inflate/Failure`` when two symbols would have the same code.
  init(_ lengths: [Int]) throws(Inflate.Failure) {
    var counts = [Int](repeating: 0, count: Self.longest + 1)
    for length in lengths {
      guard (0...Self.longest).contains(length) else { throw Inflate.Failure() }
      counts[length] += 1
    }
    counts[0] = 0
    var room = 1
    for length in 1...Self.longest {
      room = room * 2 - counts[length]
      guard room >= 0 else { throw Inflate.Failure() }
    }
    self.init(complete: lengths)
  }

  /// Lengths that are known to be those of a code.
  init(complete lengths: [Int]) {
    width = max(1, lengths.max() ?? 1)
    var table = [UInt16](repeating: 0, count: 1 << width)
    var code = 0
    for length in 1...width {
      for (symbol, own) in lengths.enumerated() where own == length {
        // Codes come with their highest bit first, everything else with its lowest.
        var index = Self.reversed(code, length)
        while index < table.count {
          table[index] = UInt16(symbol << 4 | length)
          index += 1 << length
        }
        code += 1
      }
      code <<= 1
    }
    self.table = table
  }

  /// The next symbol.
  @inline(__always)
  func next(_ input: inout BitReader) throws(Inflate.Failure) -> Int {
    let entry = table[input.peek(width)]
    guard entry != 0, input.take(Int(entry & 15)) else { throw Inflate.Failure() }
    return Int(entry >> 4)
  }

  private static func reversed(_ code: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 | (code >> $1 & 1) << (length - 1 - $1) }
  }
}
