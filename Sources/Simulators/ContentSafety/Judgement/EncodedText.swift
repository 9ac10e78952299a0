/// Text that hides in Base64 (RFC 4648) inside another text.
enum EncodedText {
  /// The texts that the Base64 runs of a text stand for; runs that are not text are left out.
  static func decoded(in text: String) -> [String] {
    var texts: [String] = []
    var run: [UInt8] = []
    func end() {
      if run.count >= shortestRun, let text = decode(run) { texts.append(text) }
      run = []
    }
    for byte in text.utf8 {
      if value(of: byte) != nil { run.append(byte) } else { end() }
    }
    end()
    return texts
  }

  private static func decode(_ run: [UInt8]) -> String? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in run {
      bits = bits << 6 | UInt32(value(of: byte) ?? 0)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    // Ordinary words are Base64 too, and decode to bytes that are no text.
    guard bytes.allSatisfy({ (0x20...0x7e).contains($0) || $0 == 0x0a }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static let shortestRun = 16
}
