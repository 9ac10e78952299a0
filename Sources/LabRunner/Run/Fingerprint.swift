/// A number that tells bodies apart without keeping them (FNV-1a, 64 bits).
struct Fingerprint: Sendable, Codable {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ bytes: some Sequence<UInt8> = []) {
    add(bytes)
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// The number in hexadecimal.
  var text: String { String(hash, radix: 16) }
}
