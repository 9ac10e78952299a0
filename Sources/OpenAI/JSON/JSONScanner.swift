/// Finds members of a JSON object in raw bytes without building values, for the path every request takes.
///
/// It steps over strings and nested values and does not check what it steps over, so on bytes that are not
/// JSON it may find nothing or something, but never reads outside them.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Calls `visit` with the place of each member's name, without quotes, and of its value.
  ///
  /// Stops where the bytes do not begin with an object or cease to look like one.
  func forEachMember(in range: Range<Int>, _ visit: (_ name: Range<Int>, _ value: Range<Int>) -> Void) {
    let end = range.upperBound
    var position = skipBlanks(from: range.lowerBound, to: end)
    guard position < end, bytes[position] == UInt8(ascii: "{") else { return }
    position += 1
    while true {
      position = skipBlanks(from: position, to: end)
      guard position < end, bytes[position] == UInt8(ascii: "\"") else { return }
      let nameStart = position + 1
      guard let nameEnd = stringEnd(from: nameStart, to: end) else { return }
      position = skipBlanks(from: nameEnd + 1, to: end)
      guard position < end, bytes[position] == UInt8(ascii: ":") else { return }
      position = skipBlanks(from: position + 1, to: end)
      guard let valueEnd = valueEnd(from: position, to: end) else { return }
      visit(nameStart..<nameEnd, position..<valueEnd)
      position = skipBlanks(from: valueEnd, to: end)
      guard position < end, bytes[position] == UInt8(ascii: ",") else { return }
      position += 1
    }
  }

  /// The place of an element of an array.
  func element(_ index: Int, in range: Range<Int>) -> Range<Int>? {
    var position = skipBlanks(from: range.lowerBound, to: range.upperBound)
    guard position < range.upperBound, bytes[position] == UInt8(ascii: "[") else { return nil }
    var count = 0
    while true {
      position = skipBlanks(from: position + 1, to: range.upperBound)
      guard let end = valueEnd(from: position, to: range.upperBound) else { return nil }
      if count == index { return position..<end }
      count += 1
      position = skipBlanks(from: end, to: range.upperBound)
      guard position < range.upperBound, bytes[position] == UInt8(ascii: ",") else { return nil }
    }
  }

  /// A place without the blanks around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = skipBlanks(from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// The name at a place, without escapes; nil when it cannot be read.
  func name(at range: Range<Int>) -> String? {
    let quoted = [UInt8(ascii: "\"")] + UnsafeBufferPointer(rebasing: bytes[range]) + [UInt8(ascii: "\"")]
    return (try? JSON(parsing: quoted))?.string
  }

  /// The place of a member's value; of the last one when the name stands twice.
  func member(_ name: StaticString, in range: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    forEachMember(in: range) { nameRange, value in
      if matches(nameRange, name) { found = value }
    }
    return found
  }

  /// Whether a name is the one looked for, also when it is written with escapes.
  func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let slice = UnsafeBufferPointer(rebasing: bytes[range])
    if slice.count == expected.count { return slice.elementsEqual(expected) }
    // An escape is longer than what it stands for.
    guard slice.count > expected.count, slice.contains(UInt8(ascii: "\\")) else { return false }
    let quoted = [UInt8(ascii: "\"")] + slice + [UInt8(ascii: "\"")]
    guard case .string(let plain)? = try? JSON(parsing: quoted) else { return false }
    return plain.utf8.elementsEqual(expected)
  }

  /// Whether the bytes at a place are exactly these.
  func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return UnsafeBufferPointer(rebasing: bytes[range]).elementsEqual(expected)
  }

  /// The whole number at a place, 0 or more; nil for anything else.
  func count(at range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value = 0
    for byte in UnsafeBufferPointer(rebasing: bytes[range]) {
      guard byte.isDigit else { return nil }
      value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return value
  }

  private func skipBlanks(from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, bytes[position] <= 0x20 { position += 1 }
    return position
  }

  // The place of the closing quote of a string whose first byte stands at `start`.
  private func stringEnd(from start: Int, to end: Int) -> Int? {
    var position = start
    while position < end {
      if position <= end - 8 {
        let marks = marks(at: position)
        if marks == 0 {
          position += 8
          continue
        }
        position += marks.trailingZeroBitCount / 8
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { return position }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  // The quotes and backslashes among eight bytes, which most of a long text is none of. The lowest bit that is set is
  // the highest of the first such byte; 0 when there is none.
  private func marks(at position: Int) -> UInt64 {
    let word = UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
    func zeros(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 }
    return zeros(word ^ 0x2222_2222_2222_2222) | zeros(word ^ 0x5C5C_5C5C_5C5C_5C5C)
  }

  // Past the last byte of the value that begins at `start`; brackets are counted, not matched by kind.
  private func valueEnd(from start: Int, to end: Int) -> Int? {
    var position = start
    var depth = 0
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard let quote = stringEnd(from: position + 1, to: end) else { return nil }
        position = quote + 1
        if depth == 0 { return position }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return position > start ? position : nil }
        depth -= 1
        position += 1
        if depth == 0 { return position }
      case UInt8(ascii: ","), 0...0x20:
        if depth == 0 { return position > start ? position : nil }
        position += 1
      default:
        position += 1
      }
    }
    return nil
  }
}
