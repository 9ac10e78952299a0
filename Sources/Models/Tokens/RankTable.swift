/// Byte strings and their ranks, for looking up slices of a text: an open hash table that lies in a file.
///
/// Three sections: where each string begins (32 bits each, one more at the end), the strings one after another
/// in the order of their ranks, and the slots. A slot is 64 bits: the upper half of the string's hash, and its
/// rank plus one; 0 is free.
struct RankTable: Sendable {
  static let sectionCount = 3

  /// How many strings there are; the ranks are the numbers below.
  let count: Int
  private let file: ModelFile
  private let slotMask: Int

  /// Reads the first three sections of a file.
  init(_ file: ModelFile) throws(ModelError) {
    let slotCount = file.length(of: 2) / 8
    guard file.length(of: 0) >= 8, file.length(of: 0) % 4 == 0, file.length(of: 2) % 8 == 0,
      slotCount > 0, slotCount & (slotCount - 1) == 0, file.length(of: 0) / 4 - 1 < slotCount
    else { throw file.error("is damaged: its table of ranks has a wrong size") }
    self.file = file
    count = file.length(of: 0) / 4 - 1
    slotMask = slotCount - 1
  }

  /// The table for looking up many strings.
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    withExtendedLifetime(file) {
      body(
        Lookup(
          count: count, slotMask: slotMask, offsets: file.bytes(of: 0), strings: file.bytes(of: 1),
          slots: file.bytes(of: 2)))
    }
  }

  /// The table's memory. What it reads there is checked, since a damaged file may say anything.
  struct Lookup {
    fileprivate let count: Int
    fileprivate let slotMask: Int
    fileprivate let offsets: UnsafeRawBufferPointer
    fileprivate let strings: UnsafeRawBufferPointer
    fileprivate let slots: UnsafeRawBufferPointer

    /// The rank of a byte string; nil when it has none.
    func rank(of string: UnsafeRawBufferPointer) -> UInt32? {
      let hash = RankTable.hash(string)
      var index = Int(truncatingIfNeeded: hash) & slotMask
      for _ in 0...slotMask {
        let slot = UInt64(littleEndian: slots.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        if slot == 0 { return nil }
        if slot >> 32 == hash >> 32, let rank = rank(in: slot, of: string) { return rank }
        index = (index + 1) & slotMask
      }
      return nil
    }

    private func rank(in slot: UInt64, of string: UnsafeRawBufferPointer) -> UInt32? {
      let rank = Int(slot & 0xffff_ffff) - 1
      guard rank >= 0, rank < count else { return nil }
      let start = offset(rank)
      let end = offset(rank + 1)
      guard start <= end, end <= strings.count, end - start == string.count else { return nil }
      for index in 0..<string.count where strings[start + index] != string[index] { return nil }
      return UInt32(rank)
    }

    /// The byte string of a rank; nil for a number that is none.
    func string(of rank: Int) -> UnsafeRawBufferPointer? {
      guard rank >= 0, rank < count else { return nil }
      let start = offset(rank)
      let end = offset(rank + 1)
      guard start <= end, end <= strings.count else { return nil }
      return strings.slice(start..<end)
    }

    private func offset(_ rank: Int) -> Int {
      Int(UInt32(littleEndian: offsets.loadUnaligned(fromByteOffset: rank * 4, as: UInt32.self)))
    }
  }

  /// Adds a table of strings in the order of their ranks to a file.
  static func write(_ strings: [[UInt8]], to file: inout ModelFileWriter) {
    var offsets: [UInt32] = [0]
    var slotCount = 2
    while slotCount < strings.count * 2 { slotCount *= 2 }
    var slots = [UInt64](repeating: 0, count: slotCount)
    var bytes: [UInt8] = []
    for (rank, string) in strings.enumerated() {
      bytes += string
      offsets.append(UInt32(bytes.count))
      let hash = string.withUnsafeBytes(hash)
      var index = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      while slots[index] != 0 { index = (index + 1) & (slotCount - 1) }
      slots[index] = hash & ~0xffff_ffff | UInt64(rank + 1)
    }
    file.add(offsets)
    file.add(bytes)
    file.add(slots)
  }

  // FNV-1a, with the upper bits mixed into the lower ones that choose the slot.
  @inline(__always)
  private static func hash(_ string: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in string { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ hash >> 29
  }
}
