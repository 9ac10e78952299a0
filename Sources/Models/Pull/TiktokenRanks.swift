import Foundation

/// tiktoken's file of ranks: a line for each, the bytes in Base64 and the rank.
enum TiktokenRanks {
  /// The byte strings in the order of their ranks, which have no gaps.
  static func strings(in file: [UInt8]) throws(ModelError) -> [[UInt8]] {
    var strings: [[UInt8]] = []
    for line in file.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count == 2, let string = Data(base64Encoded: Data(fields[0])), !string.isEmpty,
        Int(String(decoding: fields[1], as: UTF8.self)) == strings.count
      else {
        throw ModelError(.data, "line \(strings.count + 1) of the ranks is not the rank \(strings.count)")
      }
      strings.append(Array(string))
    }
    guard strings.count >= 256 else {
      throw ModelError(.data, "there are \(strings.count) ranks, fewer than there are bytes")
    }
    return strings
  }
}
