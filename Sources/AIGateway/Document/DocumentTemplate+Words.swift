extension DocumentTemplate {
  /// The upper-case words, such as `RETRY_COUNT`, that stand for a value: a whole attribute, or a bare name in code.
  ///
  /// Microsoft's samples replace such words before they upload a document. An attribute that names something of the
  /// document's own, such as `variable-name`, is left alone, and so is a name that the code declares.
  static func words(in bytes: [UInt8], _ regions: MarkupReader.Regions) -> [Token] {
    guard bytes.contains(UInt8(ascii: "_")) else { return [] }
    var tokens: [Token] = []
    var comments = Walk(regions.comments)
    var expressions = Walk(regions.expressions)
    var codes: [Range<Int>: CodeWords] = [:]
    var position = 0
    while let underscore = bytes[position...].firstIndex(of: UInt8(ascii: "_")) {
      let word = word(around: underscore, in: bytes)
      position = max(word.upperBound, underscore + 1)
      guard isTemplateWord(bytes[word]), comments.range(at: word.lowerBound) == nil else { continue }
      if let expression = expressions.range(at: word.lowerBound) {
        let code = codes[expression] ?? codeWords(in: expression, of: bytes)
        codes[expression] = code
        guard code.starts.contains(word.lowerBound), !code.declared.contains(bytes[word]) else { continue }
      } else if !isWholeAttribute(word, in: bytes) {
        continue
      }
      tokens.append(
        Token(
          name: String(decoding: bytes[word], as: UTF8.self), range: word, isNamedValue: false,
          isLiquid: false))
    }
    return tokens
  }

  private static func word(around index: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = index
    while start > 0, bytes[start - 1].isWordPart { start -= 1 }
    var end = index
    while end < bytes.count, bytes[end].isWordPart { end += 1 }
    return start..<end
  }

  /// `RETRY_COUNT`: upper-case letters and digits with `_` between them.
  private static func isTemplateWord(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, let last = word.last, first.isUpperCase, last != UInt8(ascii: "_") else {
      return false
    }
    return word.allSatisfy { $0.isUpperCase || $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) }
  }

  private static func isWholeAttribute(_ word: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard let name = attribute(holding: word, in: bytes) else { return false }
    return name != "id" && name != "name" && !name.hasSuffix("-name")
  }

  /// The name of the attribute whose whole value a range is.
  static func attribute(holding value: Range<Int>, in bytes: [UInt8]) -> String? {
    var index = value.lowerBound - 1
    guard index > 0, value.upperBound < bytes.count, bytes[index] == bytes[value.upperBound],
      bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
    else { return nil }
    index -= 1
    while index > 0, bytes[index].isBlank { index -= 1 }
    guard bytes[index] == UInt8(ascii: "=") else { return nil }
    index -= 1
    while index > 0, bytes[index].isBlank { index -= 1 }
    let end = index + 1
    while index >= 0, bytes[index].isNamePart { index -= 1 }
    return index + 1 < end ? String(decoding: bytes[index + 1..<end], as: UTF8.self) : nil
  }

  /// The parts of an expression outside its strings and comments.
  private static func code(in expression: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = expression.lowerBound
    var index = start
    func follows(_ text: StaticString, _ index: Int) -> Bool {
      text.withUTF8Buffer { bytes[index..<expression.upperBound].starts(with: $0) }
    }
    func skip(from begin: Int, past end: (Int) -> Int?) {
      parts.append(start..<begin)
      while index < expression.upperBound {
        if let next = end(index) {
          index = next
          break
        }
        index += 1
      }
      start = index
    }
    while index < expression.upperBound {
      let begin = index
      if follows("//", index) {
        skip(from: begin) { bytes[$0] == UInt8(ascii: "\n") ? $0 : nil }
      } else if follows("/*", index) {
        skip(from: begin) { follows("*/", $0) ? $0 + 2 : nil }
      } else if follows("\"", index) || follows("&quot;", index) || follows("'", index) {
        let quote: StaticString = follows("\"", index) ? "\"" : follows("'", index) ? "'" : "&quot;"
        let isVerbatim = index > 0 && bytes[index - 1] == UInt8(ascii: "@")
        index += quote.utf8CodeUnitCount
        var isEscaped = false
        skip(from: begin) { place in
          if isEscaped {
            isEscaped = false
          } else if bytes[place] == UInt8(ascii: "\\"), !isVerbatim {
            isEscaped = true
          } else if follows(quote, place) {
            return place + quote.utf8CodeUnitCount
          }
          return nil
        }
      } else {
        index += 1
      }
    }
    parts.append(start..<expression.upperBound)
    return parts
  }

  /// The upper-case words of an expression's code.
  private struct CodeWords {
    /// Where they begin.
    var starts: Set<Int> = []
    /// Those that the code declares or takes from something: a word, `]`, `>` or a dot stands before them.
    var declared: Set<ArraySlice<UInt8>> = []
  }

  // In one pass: documents that repeat a word very often cost no more than others.
  private static func codeWords(in expression: Range<Int>, of bytes: [UInt8]) -> CodeWords {
    var words = CodeWords()
    for part in code(in: expression, of: bytes) {
      var index = part.lowerBound
      while index < part.upperBound {
        let start = index
        while index < part.upperBound, bytes[index].isWordPart { index += 1 }
        guard index > start else {
          index += 1
          continue
        }
        guard isTemplateWord(bytes[start..<index]) else { continue }
        words.starts.insert(start)
        guard let before = bytes[part.lowerBound..<start].lastIndex(where: { !$0.isBlank }) else { continue }
        let byte = bytes[before]
        let isMember = byte == UInt8(ascii: "]") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: ".")
        if isMember || (byte.isWordPart && !isKeyword(endingAt: before, in: bytes)) {
          words.declared.insert(bytes[start..<index])
        }
      }
    }
    return words
  }

  /// Whether the word that ends at a byte is one that a value may follow.
  private static func isKeyword(endingAt end: Int, in bytes: [UInt8]) -> Bool {
    let word = word(around: end, in: bytes)
    return ["return", "case", "in", "else"].contains(String(decoding: bytes[word], as: UTF8.self))
  }
}

extension UInt8 {
  fileprivate var isUpperCase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }

  fileprivate var isWordPart: Bool {
    (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
      || (self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9"))
  }
}
