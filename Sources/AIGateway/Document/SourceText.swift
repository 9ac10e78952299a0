/// A value as the policy sees it, and where each character of it stands in the document.
struct SourceText: Sendable {
  /// The value: entities decoded, no quotes around it.
  private(set) var text = ""
  /// Whether the whole value is a policy expression, `@(...)` or `@{...}`.
  var isExpression = false

  // From each of these offsets into the text on, text and document go side by side.
  private var runs: [(text: Int, document: Int)] = []

  /// Whether there is nothing but blanks.
  var isBlank: Bool { text.utf8.allSatisfy(\.isBlank) }

  /// Whether the text is written as a policy expression.
  var beginsAsExpression: Bool {
    let start = text.utf8.prefix(2)
    return start.elementsEqual("@(".utf8) || start.elementsEqual("@{".utf8)
  }

  /// Appends bytes that stand in the document as they are.
  mutating func append(_ range: Range<Int>, of document: SourceDocument) {
    guard !range.isEmpty else { return }
    runs.append((text.utf8.count, range.lowerBound))
    text += String(decoding: document.bytes[range], as: UTF8.self)
  }

  /// Appends a character that the document spells as an entity.
  mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    runs.append((text.utf8.count, offset))
    text.unicodeScalars.append(scalar)
  }

  /// Where in the document a byte of the text stands.
  func documentOffset(of offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return runs.first?.document ?? 0 }
    return runs[low - 1].document + (offset - runs[low - 1].text)
  }

  /// Where in the document a line and column of the text stand; both begin at 1, columns count characters.
  func documentOffset(line: Int, column: Int) -> Int {
    let bytes = text.utf8
    var rest = bytes[...]
    for _ in 0..<max(0, line - 1) {
      guard let newline = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
      rest = rest[bytes.index(after: newline)...]
    }
    let before = String(decoding: rest.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self).prefix(
      max(0, column - 1))
    return documentOffset(of: bytes.distance(from: bytes.startIndex, to: rest.startIndex) + before.utf8.count)
  }

  /// The text without the blanks at both ends.
  var trimmed: SourceText {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !$0.isBlank }),
      let last = bytes.lastIndex(where: { !$0.isBlank })
    else {
      return SourceText()
    }
    let start = bytes.distance(from: bytes.startIndex, to: first)
    var result = SourceText()
    result.text = String(decoding: bytes[first...last], as: UTF8.self)
    result.isExpression = isExpression
    result.runs = [(0, documentOffset(of: start))]
    for run in runs where run.text > start { result.runs.append((run.text - start, run.document)) }
    return result
  }
}
