extension MarkupReader {
  /// Whether the bytes at the position are these.
  func follows(_ text: StaticString) -> Bool { follows(text, at: position) }

  /// Whether the bytes at an offset are these.
  func follows(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { expected in
      for index in expected.indices where bytes[offset + index] != expected[index] { return false }
      return true
    }
  }

  /// Whether a tag's name follows the `<` at an offset.
  func isTagStart(at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset + 1].isNameStart
  }

  /// Moves past blanks.
  mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isBlank { position += 1 }
  }

  /// The first offset from one on that is no blank and in no comment.
  func skippingBlanksAndComments(from start: Int) -> Int {
    var next = start
    while next < bytes.count {
      if bytes[next].isBlank {
        next += 1
      } else if follows("<!--", at: next), let end = firstEnd(of: "-->", from: next) {
        next = end
      } else {
        break
      }
    }
    return next
  }

  /// Reads a name; empty when none begins here.
  mutating func readName() -> String {
    let start = position
    if position < bytes.count, bytes[position].isNameStart {
      position += 1
      while position < bytes.count, bytes[position].isNamePart { position += 1 }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The offset after a closing mark, from the position on.
  func end(of mark: StaticString, _ what: String) throws(Failure) -> Int {
    if let end = firstEnd(of: mark, from: position) { return end }
    throw wrong(position, "\(what) does not end", hint: "\(mark) was expected")
  }

  private func firstEnd(of mark: StaticString, from start: Int) -> Int? {
    var next = start
    while next < bytes.count {
      if follows(mark, at: next) { return next + mark.utf8CodeUnitCount }
      next += 1
    }
    return nil
  }

  /// An error at a byte of the document.
  func wrong(_ offset: Int, _ message: String, hint: String? = nil) -> Failure {
    .wrong(document.error(at: offset, message, hint: hint))
  }
}
