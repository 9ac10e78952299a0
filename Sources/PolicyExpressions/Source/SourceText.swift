/// The text of one expression and where things stand in it.
struct SourceText: Sendable {
  let bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The line and column of a byte, both from 1; the column counts characters, as an editor does.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let before = bytes.prefix(max(0, offset))
    let line = 1 + before.count { $0 == 0x0A }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (line, 1 + String(decoding: before.dropFirst(start), as: UTF8.self).count)
  }

  /// The text between two byte offsets.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  func error(_ message: String, at offset: Int, hint: String? = nil) -> ExpressionError {
    let place = place(of: offset)
    return ExpressionError(message: message, hint: hint, line: place.line, column: place.column)
  }
}
