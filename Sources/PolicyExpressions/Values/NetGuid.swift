/// `System.Guid`
public struct NetGuid: Sendable, Hashable, Codable {
  /// The 16 bytes in the order they are printed.
  public let high: UInt64
  /// The second half.
  public let low: UInt64

  /// Creates a guid from its printed halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  static let empty = NetGuid(high: 0, low: 0)

  /// A version 4 guid of 128 random bits.
  public init(random: () -> UInt64) {
    high = random() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    low = random() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  /// Reads formats `N`, `D`, `B` and `P`.
  public init?(_ text: String) {
    var body = Substring(text)
    while body.first?.isWhitespace ?? false { body = body.dropFirst() }
    while body.last?.isWhitespace ?? false { body = body.dropLast() }
    if (body.first == "{" && body.last == "}") || (body.first == "(" && body.last == ")") {
      body = body.dropFirst().dropLast()
      guard body.contains("-") else { return nil }
    }
    if body.contains("-") {
      let groups = body.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
      guard groups == [8, 4, 4, 4, 12] else { return nil }
      body = Substring(body.filter { $0 != "-" })
    }
    guard body.utf8.count == 32, body.utf8.allSatisfy({ $0.hexDigit != nil }),
      let high = UInt64(body.prefix(16), radix: 16), let low = UInt64(body.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  /// The bytes as `ToByteArray` has them: the first three groups turned round.
  var bytes: [UInt8] {
    let printed = [high, low].flatMap { half in
      (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - $0 * 8)) }
    }
    return Self.order.map { printed[$0] }
  }

  init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    let printed = Self.order.map { UInt64(bytes[$0]) }
    high = printed.prefix(8).reduce(0) { $0 << 8 | $1 }
    low = printed.suffix(8).reduce(0) { $0 << 8 | $1 }
  }

  private static let order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

  /// .NET's own hash: the halves of the number folded.
  var hash: Int32 {
    let b = bytes.map(Int32.init)
    let first = b[0] | b[1] << 8 | b[2] << 16 | b[3] << 24
    let second = (b[4] | b[5] << 8) << 16 | (b[6] | b[7] << 8)
    return first ^ second ^ (b[10] << 24 | b[15])
  }

  /// The text in a format: `N`, `D`, `B` or `P`.
  public func text(_ format: String) -> String {
    let digits = Self.hex(high) + Self.hex(low)
    guard format.uppercased() != "N" else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    switch format.uppercased() {
    case "B": return "{\(text)}"
    case "P": return "(\(text))"
    default: return text
    }
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
