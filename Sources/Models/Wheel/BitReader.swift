/// Reads bits from bytes, the lowest first, as DEFLATE packs them.
struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var buffer: UInt64 = 0
  private var available = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  private mutating func fill() {
    while available <= 56, position < bytes.count {
      buffer |= UInt64(bytes[position]) << UInt64(available)
      position += 1
      available += 8
    }
  }

  /// The next bits as a number; at most 16.
  mutating func bits(_ count: Int) throws(Inflate.Failure) -> Int {
    if available < count { fill() }
    guard available >= count else { throw Inflate.Failure() }
    let value = buffer & (1 << UInt64(count) - 1)
    skip(count)
    return Int(value)
  }

  /// The next bits without taking them, zeros after the end; at most 16.
  mutating func peek(_ count: Int) -> Int {
    if available < count { fill() }
    return Int(buffer & (1 << UInt64(count) - 1))
  }

  /// Takes bits that were looked at; false when there are not as many.
  mutating func take(_ count: Int) -> Bool {
    guard count <= available else { return false }
    skip(count)
    return true
  }

  /// Leaves out the rest of a byte that was begun.
  mutating func skipToByte() {
    skip(available % 8)
  }

  private mutating func skip(_ count: Int) {
    buffer >>= UInt64(count)
    available -= count
  }
}
