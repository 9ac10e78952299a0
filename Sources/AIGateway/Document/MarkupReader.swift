/// Reads the markup of a document, which is XML but for the C# in it.
///
/// Policy documents come in two formats. In `xml` everything is well-formed and the expressions are spelt
/// with entities; in `rawxml` an expression stands as it is, with quotes, `<` and `&` in it. A file does not
/// say which it is: what is not well-formed is `rawxml`.
///
/// The reader keeps its own stack of open elements, so that deep nesting costs no stack.
struct MarkupReader {
  /// How expressions are spelt.
  enum Format {
    case xml, rawxml
  }

  /// Why reading stopped.
  enum Failure: Error {
    /// The document is not well-formed XML; said only while reading as `xml`.
    case notWellFormed
    /// The document is wrong in any format.
    case wrong(PolicyError)
  }

  /// Parts of a document in which braces mean something else than elsewhere, as ranges of its text.
  struct Regions {
    var comments: [Range<Int>] = []
    var expressions: [Range<Int>] = []
    var liquid: [Range<Int>] = []
    var routeTemplates: [Range<Int>] = []
  }

  /// How deep elements may be nested; real documents stay below 20.
  static let maximumDepth = 100

  let document: SourceDocument
  let format: Format
  var bytes: [UInt8] { document.bytes }
  var position = 0
  var regions = Regions()

  private var open: [Element] = []
  private var root: Element?

  init(_ document: SourceDocument, as format: Format) {
    self.document = document
    self.format = format
  }

  /// The root element.
  mutating func read() throws(Failure) -> Element {
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        try readText()
      } else if follows("<!--") {
        try skipComment()
      } else if follows("<![CDATA[") {
        try readCDATA()
      } else if follows("<?") {
        position = try end(of: "?>", "the processing instruction")
      } else if follows("</") {
        try readEndTag()
      } else if isTagStart(at: position) {
        try readStartTag()
      } else if open.isEmpty, follows("<!") {
        throw wrong(
          position, "the document holds markup that is no element", hint: "a document type is not allowed")
      } else {
        try readText()
      }
    }
    if let unclosed = open.last {
      throw wrong(
        unclosed.offset, "<\(unclosed.name)> is not closed",
        hint: "</\(unclosed.name)> was expected before the end")
    }
    guard let root else {
      throw wrong(0, "the document has no root element", hint: "<policies> or <fragment> was expected")
    }
    return root
  }

  private mutating func readStartTag() throws(Failure) {
    let start = position
    if root != nil {
      throw wrong(start, "a document has one root element", hint: "put everything into <policies>")
    }
    if open.count >= Self.maximumDepth {
      throw wrong(start, "elements are nested more than \(Self.maximumDepth) deep")
    }
    position += 1
    var element = Element(name: readName(), offset: start)
    let isClosed = try readAttributes(of: &element)
    if isClosed {
      close(element)
    } else if keepsContentAsText(element, in: open.last) {
      let body = element.name == "value" ? open.last : element
      let isLiquid = body?.attributes.contains { $0.name == "template" && $0.value.text == "liquid" } ?? false
      try readContent(of: &element, isLiquid: isLiquid)
      close(element)
    } else {
      open.append(element)
    }
  }

  private mutating func readEndTag() throws(Failure) {
    let start = position
    let name = try readEndTagName()
    guard var element = open.popLast() else {
      throw wrong(start, "</\(name)> closes nothing")
    }
    guard element.name == name else {
      let line = document.place(of: element.offset).line
      guard open.contains(where: { $0.name == name }) else {
        throw wrong(
          start, "</\(name)> does not close <\(element.name)> of line \(line)",
          hint: "</\(element.name)> was expected")
      }
      throw wrong(
        element.offset, "<\(element.name)> is not closed",
        hint: "</\(element.name)> was expected before </\(name)> at \(document.place(of: start))")
    }
    element.text = element.text.trimmed
    try classifyText(of: &element)
    close(element)
  }

  /// Reads an end tag and returns its name.
  mutating func readEndTagName() throws(Failure) -> String {
    let start = position
    position += 2
    let name = readName()
    skipBlanks()
    guard !name.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: ">") else {
      throw wrong(start, "the end tag does not end", hint: "an end tag is written </name>")
    }
    position += 1
    return name
  }

  private mutating func close(_ element: Element) {
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  // Blanks around a text do not belong to it; those after it are cut off at the end tag.
  private mutating func readText() throws(Failure) {
    var start = position
    skipText()
    let end = position
    if open.last?.text.text.isEmpty ?? true {
      while start < end, bytes[start].isBlank { start += 1 }
      if start == end { return }
    }
    guard !open.isEmpty else { throw wrong(start, "there is text outside the root element") }
    let top = open.count - 1
    if format == .xml, bytes[start] == UInt8(ascii: "<") { throw .notWellFormed }
    if open[top].text.text.isEmpty, isExpressionStart(at: start) {
      open[top].text = try readExpression(at: start)
    } else if !open[top].text.isExpression {
      // Taken out while it grows: decoding reads this reader, whose copy would hold the text a second time.
      var text = SourceText()
      swap(&text, &open[top].text)
      try appendDecoded(start..<end, to: &text)
      open[top].text = text
    } else if let after = bytes[start..<end].firstIndex(where: { !$0.isBlank }) {
      throw wrong(
        after, "there is text after the expression", hint: "an expression is the whole text or no part of it")
    }
  }

  /// Moves to the next `<` that is markup or may be; the position may be at a `<` that is none.
  mutating func skipText() {
    repeat {
      position = document.value(at: position)?.upperBound ?? position + 1
    } while position < bytes.count
      && (bytes[position] != UInt8(ascii: "<") || document.value(at: position) != nil)
  }

  private mutating func readCDATA() throws(Failure) {
    let start = position
    position = try end(of: "]]>", "the CDATA section")
    guard !open.isEmpty else { throw wrong(start, "there is text outside the root element") }
    open[open.count - 1].text.append(start + 9..<position - 3, of: document)
  }

  /// Skips a comment and remembers where it was.
  mutating func skipComment() throws(Failure) {
    let start = position
    position = try end(of: "-->", "the comment")
    regions.comments.append(start..<position)
  }
}
