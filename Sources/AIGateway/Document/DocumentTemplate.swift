/// A document with `{{name}}` and `{name}` still in it.
struct DocumentTemplate {
  private struct Token {
    let name: String
    let range: Range<Int>
    let isNamedValue: Bool
    let isLiquid: Bool
  }

  private let document: SourceDocument
  private var tokens: [Token] = []

  /// Finds the names in a document whose markup has been read.
  init(_ document: SourceDocument, _ regions: MarkupReader.Regions) {
    self.document = document
    let bytes = document.bytes
    var comments = Walk(regions.comments)
    var liquid = Walk(regions.liquid)
    var routes = Walk(regions.routeTemplates)
    var expressions = Walk(regions.expressions)
    var interpolated: Range<Int>?
    var position = 0
    while let brace = bytes[position...].firstIndex(where: {
      $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "$")
    }) {
      position = brace + 1
      if let comment = comments.range(at: brace) {
        position = comment.upperBound
        continue
      }
      let expression = expressions.range(at: brace)
      if bytes[brace] == UInt8(ascii: "$") {
        if let expression, interpolated?.contains(brace) != true {
          interpolated = Self.interpolatedString(at: brace, in: expression, of: bytes)
        }
        continue
      }
      let isDouble = brace + 1 < bytes.count && bytes[brace + 1] == UInt8(ascii: "{")
      guard let name = Self.name(after: brace + (isDouble ? 2 : 1), closing: isDouble ? 2 : 1, in: bytes)
      else { continue }
      let end = name.upperBound + (isDouble ? 2 : 1)
      // Inside an interpolated string `{name}` is a hole, in a route template a parameter.
      if !isDouble, interpolated?.contains(brace) == true || routes.range(at: brace) != nil { continue }
      tokens.append(
        Token(
          name: String(decoding: bytes[name], as: UTF8.self), range: brace..<end, isNamedValue: isDouble,
          isLiquid: liquid.range(at: brace) != nil))
      position = end
    }
  }

  /// The names that the document needs; inside Liquid `{{name}}` is a variable of its own.
  var needs: DocumentNeeds {
    var needs = DocumentNeeds()
    var seen: [Bool: Set<String>] = [:]
    for token in tokens
    where !token.isLiquid && seen[token.isNamedValue, default: []].insert(token.name).inserted {
      if token.isNamedValue {
        needs.namedValues.append(token.name)
      } else {
        needs.placeholders.append(token.name)
      }
    }
    return needs
  }

  /// The document with values for its names, or nil when nothing is to be replaced.
  ///
  /// A placeholder's value may name named values; a named value's text is taken as it is.
  ///
  /// - Throws: A ``PolicyError`` that lists the named values without a value.
  func filled(
    namedValues: [String: String], placeholders: [String: String]
  ) throws(PolicyError) -> SourceDocument? {
    var output: [UInt8] = []
    var replacements: [SourceDocument.Replacement] = []
    var missing: [String] = []
    var firstMissing = 0
    var copied = 0

    func replace(_ range: Range<Int>, with text: some Sequence<UInt8>, isValue: Bool) {
      let start = output.count
      output += text
      replacements.append(.init(range: start..<output.count, source: range, isValue: isValue))
    }
    func note(_ name: String, at offset: Int) {
      if missing.isEmpty { firstMissing = offset }
      if !missing.contains(name) { missing.append(name) }
    }

    for token in tokens {
      let value = token.isNamedValue ? namedValues[token.name] : placeholders[token.name]
      guard let value else {
        if token.isNamedValue, !token.isLiquid { note(token.name, at: token.range.lowerBound) }
        continue
      }
      output += document.bytes[copied..<token.range.lowerBound]
      copied = token.range.upperBound
      if token.isNamedValue {
        replace(token.range, with: value.utf8, isValue: true)
        continue
      }
      let bytes = Array(value.utf8)
      var done = 0
      var position = 0
      while let brace = bytes[position...].firstIndex(of: UInt8(ascii: "{")) {
        position = brace + 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "{"),
          let name = Self.name(after: brace + 2, closing: 2, in: bytes)
        else { continue }
        let inner = String(decoding: bytes[name], as: UTF8.self)
        guard let value = namedValues[inner] else {
          note(inner, at: token.range.lowerBound)
          continue
        }
        replace(token.range, with: bytes[done..<brace], isValue: false)
        replace(token.range, with: value.utf8, isValue: true)
        done = name.upperBound + 2
        position = done
      }
      replace(token.range, with: bytes[done...], isValue: false)
    }
    guard missing.isEmpty else {
      throw document.error(
        at: firstMissing, "the service has no named value \(missing.joined(separator: ", "))",
        hint: "add \(missing.count == 1 ? "it" : "them") to the service's named values")
    }
    if replacements.isEmpty { return nil }
    output += document.bytes[copied...]
    return SourceDocument(document, replacedText: output, replacements)
  }

  // The name between braces: letters, digits, `-`, `_` and `.` (the dot in named values only).
  private static func name(after start: Int, closing: Int, in bytes: [UInt8]) -> Range<Int>? {
    // A number in single braces is a repetition in a regular expression.
    guard closing == 2 || (start < bytes.count && bytes[start].isNameStart) else { return nil }
    var end = start
    while end < bytes.count, bytes[end] < 0x80, bytes[end] != UInt8(ascii: ":"), bytes[end].isNamePart,
      closing == 2 || bytes[end] != UInt8(ascii: ".")
    {
      end += 1
    }
    guard end > start, end + closing <= bytes.count,
      bytes[end..<end + closing].allSatisfy({ $0 == UInt8(ascii: "}") })
    else { return nil }
    return start..<end
  }

  // From `$"` or `$@"` to the quote that ends the string, in either spelling; quotes inside holes do not.
  private static func interpolatedString(
    at dollar: Int, in expression: Range<Int>, of bytes: [UInt8]
  ) -> Range<Int>? {
    func byte(_ offset: Int) -> UInt8 { offset < expression.upperBound ? bytes[offset] : 0 }
    func isQuote(_ offset: Int) -> Bool {
      byte(offset) == UInt8(ascii: "\"") || bytes[offset..<expression.upperBound].starts(with: "&quot;".utf8)
    }
    var next = byte(dollar + 1) == UInt8(ascii: "@") ? dollar + 2 : dollar + 1
    guard next < expression.upperBound, isQuote(next) else { return nil }
    next += 1
    var depth = 0
    while next < expression.upperBound, depth > 0 || !isQuote(next) {
      switch byte(next) {
      case UInt8(ascii: "\\") where depth == 0: next += 1
      case UInt8(ascii: "{") where depth == 0 && byte(next + 1) == UInt8(ascii: "{"): next += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: break
      }
      next += 1
    }
    return dollar..<min(next, expression.upperBound)
  }

  // Ranges in order, asked for offsets in order.
  private struct Walk {
    private let ranges: [Range<Int>]
    private var next = 0

    init(_ ranges: [Range<Int>]) { self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound } }

    mutating func range(at offset: Int) -> Range<Int>? {
      while next < ranges.count, ranges[next].upperBound <= offset { next += 1 }
      return next < ranges.count && ranges[next].contains(offset) ? ranges[next] : nil
    }
  }
}
