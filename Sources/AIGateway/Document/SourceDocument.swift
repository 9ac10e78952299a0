/// The text of one document with its named values filled in, and where each byte stands in the file.
final class SourceDocument: Sendable {
  /// A part of the text that stands for something shorter or longer in the file.
  struct Replacement: Sendable, Hashable {
    /// The bytes in the text.
    var range: Range<Int>
    /// The bytes in the file that they replace.
    var source: Range<Int>
    /// Whether the bytes are a value, in which a quote or `<` means itself; a placeholder's are markup.
    var isValue: Bool
  }

  /// What errors call the document.
  let name: String
  /// The text, UTF-8 without a byte order mark.
  let bytes: [UInt8]
  /// The replaced parts of the text, in order.
  let replacements: [Replacement]

  private let file: [UInt8]
  private let lineStarts: [Int]

  /// A document as it stands in its file, without a byte order mark.
  ///
  /// - Throws: A ``PolicyError`` at the first byte that is no UTF-8, and at a NUL.
  init(name: String, file bytes: [UInt8]) throws(PolicyError) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.name = name
    self.bytes = bytes
    replacements = []
    file = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
    if let wrong = Self.firstInvalid(in: bytes) {
      throw error(at: wrong, "the text is not UTF-8", hint: "save the document as UTF-8")
    }
    if let wrong = bytes.firstIndex(of: 0) {
      throw error(at: wrong, "the document contains a NUL character")
    }
  }

  /// The same file with parts of its text replaced.
  init(_ document: SourceDocument, replacedText bytes: [UInt8], _ replacements: [Replacement]) {
    name = document.name
    self.bytes = bytes
    self.replacements = replacements
    file = document.file
    lineStarts = document.lineStarts
  }

  /// Where a byte of the text stands in the file; for replaced text, where the replaced part begins.
  func place(of offset: Int) -> Place {
    let offset = fileOffset(of: offset)
    let line = Self.lastIndex(in: lineStarts) { $0 <= offset } ?? 0
    let column = String(decoding: file[lineStarts[line]..<offset], as: UTF8.self).count + 1
    return Place(line: line + 1, column: column)
  }

  /// An error at a byte of the text.
  func error(at offset: Int, _ message: String, hint: String? = nil) -> PolicyError {
    PolicyError(file: name, place: place(of: offset), message: message, hint: hint)
  }

  /// The value that a byte belongs to, when it stands for a named value.
  func value(at offset: Int) -> Range<Int>? {
    guard !replacements.isEmpty,
      let index = Self.lastIndex(in: replacements, where: { $0.range.lowerBound <= offset })
    else { return nil }
    let replacement = replacements[index]
    return replacement.isValue && replacement.range.contains(offset) ? replacement.range : nil
  }

  private func fileOffset(of offset: Int) -> Int {
    var result = offset
    if let index = Self.lastIndex(in: replacements, where: { $0.range.lowerBound <= offset }) {
      let replacement = replacements[index]
      result =
        offset < replacement.range.upperBound
        ? replacement.source.lowerBound
        : replacement.source.upperBound + (offset - replacement.range.upperBound)
    }
    return min(max(result, 0), file.count)
  }

  // The last element for which a condition holds that holds for all before it.
  private static func lastIndex<T>(in array: [T], where holds: (T) -> Bool) -> Int? {
    var low = 0
    var high = array.count
    while low < high {
      let middle = (low + high) / 2
      if holds(array[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return offset
  }
}
