/// Where a value stands in a JSON text, as Newtonsoft's reader counts.
public struct JSONPlace: Sendable, Hashable {
  /// The line; the first is 1.
  public let line: Int
  /// How many UTF-16 units of the line lie before the end of a scalar, or behind the bracket that opens a container.
  public let position: Int

  /// Finds the value that a JSON pointer leads to; where it leads nowhere, the last value on the way.
  public init(of pointer: String, in bytes: [UInt8]) {
    let offset = bytes.withUnsafeBufferPointer { bytes in
      let scanner = JSONScanner(bytes)
      var range = scanner.trimmed(bytes.indices)
      for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
        let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
        guard let inner = scanner.part(name, of: range) else { break }
        range = inner
      }
      let isContainer = range.first.map { bytes[$0] == UInt8(ascii: "{") || bytes[$0] == UInt8(ascii: "[") }
      return isContainer == true ? range.lowerBound + 1 : range.upperBound
    }
    self.init(at: offset, in: bytes)
  }

  /// The place of a byte.
  public init(at offset: Int, in bytes: [UInt8]) {
    let offset = min(max(offset, 0), bytes.count)
    let before = bytes[..<offset]
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // A character of four bytes is two units; the bytes that go on with a character are none.
    position = before[start...].reduce(0) { $0 + ($1 >= 0xF0 ? 2 : $1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

extension JSONScanner {
  // The member of an object, or the element of an array by its number.
  fileprivate func part(_ name: String, of range: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    forEachMember(in: range) { place, value in
      if self.name(at: place) == name { found = value }
    }
    if found == nil, let index = Int(name) { found = element(index, in: range) }
    return found
  }
}
