/// Expands DEFLATE data (RFC 1951).
struct Inflate {
  /// Why data cannot be expanded.
  struct Failure: Error {}

  private var input: BitReader
  private var output: [UInt8] = []
  private let limit: Int

  /// Expands data whose expanded length is known.
  ///
  /// - Throws: ``Failure`` for data that is malformed, ends too early, or is longer than said.
  static func expand(_ bytes: UnsafeRawBufferPointer, length: Int) throws(Failure) -> [UInt8] {
    var inflate = Inflate(bytes, length: length)
    try inflate.run()
    guard inflate.output.count == length else { throw Failure() }
    return inflate.output
  }

  private init(_ bytes: UnsafeRawBufferPointer, length: Int) {
    input = BitReader(bytes)
    limit = length
    output.reserveCapacity(length)
  }

  private mutating func run() throws(Failure) {
    var isLast = false
    while !isLast {
      isLast = try input.bits(1) == 1
      switch try input.bits(2) {
      case 0: try storedBlock()
      case 1: try block(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try dynamicCodes()
        try block(literals, distances)
      default: throw Failure()
      }
    }
  }

  private mutating func storedBlock() throws(Failure) {
    input.skipToByte()
    let length = try input.bits(16)
    guard try input.bits(16) == length ^ 0xffff, length <= limit - output.count else { throw Failure() }
    for _ in 0..<length { output.append(UInt8(try input.bits(8))) }
  }

  private mutating func block(_ literals: PrefixCode, _ distances: PrefixCode) throws(Failure) {
    while true {
      let symbol = try literals.next(&input)
      if symbol < 256 {
        guard output.count < limit else { throw Failure() }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol - 257 < Self.lengths.count else { throw Failure() }
      let (shortest, extra) = Self.lengths[symbol - 257]
      let length = shortest + (try input.bits(extra))
      let code = try distances.next(&input)
      guard code < Self.distances.count else { throw Failure() }
      let (nearest, more) = Self.distances[code]
      let distance = nearest + (try input.bits(more))
      guard distance <= output.count, length <= limit - output.count else { throw Failure() }
      // What is copied may reach into itself, so it goes byte by byte.
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func dynamicCodes() throws(Failure) -> (PrefixCode, PrefixCode) {
    let literalCount = try input.bits(5) + 257
    let distanceCount = try input.bits(5) + 1
    let lengthCount = try input.bits(4) + 4
    var codeLengths = [Int](repeating: 0, count: 19)
    for index in 0..<lengthCount { codeLengths[Self.codeLengthOrder[index]] = try input.bits(3) }
    let code = try PrefixCode(codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try code.next(&input)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw Failure() }
        lengths += repeatElement(last, count: try input.bits(2) + 3)
      case 17: lengths += repeatElement(0, count: try input.bits(3) + 3)
      case 18: lengths += repeatElement(0, count: try input.bits(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literalCount + distanceCount else { throw Failure() }
    return (
      try PrefixCode(Array(lengths[..<literalCount])), try PrefixCode(Array(lengths[literalCount...]))
    )
  }

  // RFC 1951, 3.2.7: the order in which the lengths of the code lengths' code come.
  private static let codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  // RFC 1951, 3.2.5: the shortest length of each symbol from 257 on, and how many bits are added.
  private static let lengths: [(Int, Int)] = {
    var lengths: [(Int, Int)] = []
    var shortest = 3
    for symbol in 0..<28 {
      let extra = max(0, symbol / 4 - 1)
      lengths.append((shortest, extra))
      shortest += 1 << extra
    }
    return lengths + [(258, 0)]
  }()

  private static let distances: [(Int, Int)] = {
    var distances: [(Int, Int)] = []
    var nearest = 1
    for symbol in 0..<30 {
      let extra = max(0, symbol / 2 - 1)
      distances.append((nearest, extra))
      nearest += 1 << extra
    }
    return distances
  }()

  // RFC 1951, 3.2.6. These lengths are a complete code, so there is nothing to fail.
  private static let fixedLiterals = PrefixCode(
    complete: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = PrefixCode(complete: [Int](repeating: 5, count: 32))
}
