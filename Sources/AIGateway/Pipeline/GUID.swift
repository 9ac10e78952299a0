import LabTime

/// Random identifiers as .NET writes them.
enum GUID {
  /// A version 4 GUID, such as `3f2504e0-4f89-41d3-9a0c-0305e82c3301`.
  static func random(_ source: RandomSource) -> String {
    let high = (source.next() & 0xffff_ffff_ffff_0fff) | 0x4000
    let low = (source.next() & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 36) { buffer in
      var place = 0
      for nibble in 0..<32 {
        if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
          buffer[place] = UInt8(ascii: "-")
          place += 1
        }
        let word = nibble < 16 ? high : low
        buffer[place] = digits[Int(word >> UInt64(60 - 4 * (nibble & 15))) & 15]
        place += 1
      }
      return place
    }
  }
}
