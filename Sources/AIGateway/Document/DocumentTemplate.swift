/// A document with `{{name}}`, `{name}` and words such as `RETRY_COUNT` still in it.
struct DocumentTemplate {
  /// A name to be replaced, with its braces.
  struct Token {
    let name: String
    let range: Range<Int>
    let isNamedValue: Bool
    let isLiquid: Bool
  }

  let document: SourceDocument
  private(set) var tokens: [Token] = []

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
      guard
        let name = Self.name(after: brace + (isDouble ? 2 : 1), closing: isDouble ? 2 : 1, in: bytes)
          ?? Self.number(in: brace, of: bytes)
      else { continue }
      let end = name.upperBound + (isDouble ? 2 : 1)
      // Inside an interpolated string `{name}` is a hole, unless C# has no such name; in a route template it is
      // a parameter.
      let isHole = interpolated?.contains(brace) == true && !bytes[name].contains(UInt8(ascii: "-"))
      if !isDouble, isHole || routes.range(at: brace) != nil { continue }
      tokens.append(
        Token(
          name: String(decoding: bytes[name], as: UTF8.self), range: brace..<end, isNamedValue: isDouble,
          isLiquid: liquid.range(at: brace) != nil))
      position = end
    }
    let words = Self.words(in: bytes, regions)
    if !words.isEmpty { tokens = (tokens + words).sorted { $0.range.lowerBound < $1.range.lowerBound } }
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

  // Ranges in order, asked for offsets in order.
  struct Walk {
    private let ranges: [Range<Int>]
    private var next = 0

    init(_ ranges: [Range<Int>]) { self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound } }

    mutating func range(at offset: Int) -> Range<Int>? {
      while next < ranges.count, ranges[next].upperBound <= offset { next += 1 }
      return next < ranges.count && ranges[next].contains(offset) ? ranges[next] : nil
    }
  }
}
