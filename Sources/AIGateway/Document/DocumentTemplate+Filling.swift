extension DocumentTemplate {
  /// The document with values for its names, or nil when nothing is to be replaced.
  ///
  /// A placeholder's value may name named values; a named value's text is taken as it is.
  ///
  /// - Throws: A ``PolicyError`` that lists the named values without a value, and for a document that its
  ///   values make too large.
  func filled(
    namedValues: [String: String], placeholders: [String: String]
  ) throws(PolicyError) -> SourceDocument? {
    var filling = Filling(namedValues: namedValues)
    var copied = 0
    for token in tokens {
      let placeholder = token.isNamedValue ? nil : placeholders[token.name]
      // What has no value stays: another meaning of braces, or an error below.
      guard placeholder != nil || (token.isNamedValue && (!token.isLiquid || namedValues[token.name] != nil))
      else { continue }
      filling.text += document.bytes[copied..<token.range.lowerBound]
      copied = token.range.upperBound
      if let placeholder {
        filling.appendPlaceholder(Array(placeholder.utf8), for: token.range)
      } else {
        filling.appendNamedValue(token.name, for: token.range)
      }
      guard filling.text.count <= DocumentReader.maximumSize else {
        throw document.error(
          at: token.range.lowerBound, "with its values filled in the document is larger than 512 KB")
      }
    }
    if let first = filling.missing.first {
      throw document.error(
        at: filling.firstMissing,
        "the service has no named value \(filling.missing.joined(separator: ", "))",
        hint: "add \(first == filling.missing.last ? "it" : "them") to the service's named values")
    }
    if filling.replacements.isEmpty { return nil }
    filling.text += document.bytes[copied...]
    return SourceDocument(document, replacedText: filling.text, filling.replacements)
  }

  /// The text that a template becomes.
  private struct Filling {
    let namedValues: [String: String]
    var text: [UInt8] = []
    var replacements: [SourceDocument.Replacement] = []
    var missing: [String] = []
    var firstMissing = 0

    private var known: Set<String> = []

    init(namedValues: [String: String]) {
      self.namedValues = namedValues
    }

    mutating func appendNamedValue(_ name: String, for source: Range<Int>) {
      if let value = namedValues[name] { return append(value.utf8, for: source, isValue: true) }
      if missing.isEmpty { firstMissing = source.lowerBound }
      if known.insert(name).inserted { missing.append(name) }
    }

    mutating func appendPlaceholder(_ value: [UInt8], for source: Range<Int>) {
      var done = 0
      var position = 0
      while let brace = value[position...].firstIndex(of: UInt8(ascii: "{")) {
        position = brace + 1
        guard position < value.count, value[position] == UInt8(ascii: "{"),
          let name = DocumentTemplate.name(after: brace + 2, closing: 2, in: value)
        else { continue }
        append(value[done..<brace], for: source, isValue: false)
        appendNamedValue(String(decoding: value[name], as: UTF8.self), for: source)
        done = name.upperBound + 2
        position = done
      }
      append(value[done...], for: source, isValue: false)
    }

    private mutating func append(_ bytes: some Sequence<UInt8>, for source: Range<Int>, isValue: Bool) {
      let start = text.count
      text += bytes
      replacements.append(.init(range: start..<text.count, source: source, isValue: isValue))
    }
  }
}
