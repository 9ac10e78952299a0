/// Reads XML 1.0 with namespaces, strictly, as `XDocument.Parse` does, but for document types, which are refused.
///
/// Entities are the five of XML and character references, so nothing read is longer than what it was read from.
/// The reader keeps its own list of open elements: nesting costs no stack, and it is bounded.
struct XMLReader {
  /// An element whose end tag is still to come.
  struct Open {
    let element: XElement
    /// The name as written, with its prefix.
    let name: Range<Int>
    /// How many prefixes were declared before the element.
    let prefixes: Int
    /// Whether white space alone is content here, as `xml:space` says.
    let keepsBlanks: Bool
  }

  private struct NameKey: Hashable {
    let localName: String
    let namespace: ObjectIdentifier
  }

  /// How many nodes and attributes a document may have.
  static let mostNodes = 500_000
  /// How many prefixes may be declared at one place.
  static let mostPrefixes = 256

  let bytes: [UInt8]
  let keepsBlanks: Bool
  var index = 0
  var open: [Open] = []
  /// The prefixes declared so far, inner ones last; the empty prefix is the default namespace.
  var prefixes: [(prefix: String, namespace: XNamespace)] = [("xml", .xml), ("xmlns", .xmlns)]
  private var names: [NameKey: XName] = [:]
  private var nodes = 0
  let document = XDocument()

  init(_ text: String, preservingWhitespace: Bool = false) {
    bytes = Array(text.utf8)
    keepsBlanks = preservingWhitespace
  }

  /// The whole text as a document.
  mutating func read() throws -> XDocument {
    if follows("\u{FEFF}") { index += 3 }
    try readDeclaration()
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "<") {
        try readText()
      } else {
        try readMarkup()
      }
    }
    if !open.isEmpty { throw endOfFile(at: index) }
    guard document.rootElement != nil else {
      throw NetException("XmlException", "Root element is missing.")
    }
    return document
  }

  private mutating func readMarkup() throws {
    let start = index
    if follows("</") {
      try readEndTag()
    } else if follows("<!--") {
      try readComment()
    } else if follows("<![CDATA["), !open.isEmpty {
      try readCDATA()
    } else if follows("<?") {
      try readInstruction()
    } else if follows("<!DOCTYPE") {
      throw failure(
        open.isEmpty
          ? "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the "
            + "DtdProcessing property on XmlReaderSettings to Parse and pass the settings into "
            + "XmlReader.Create method." : "Unexpected DTD declaration.", at: start + 2)
    } else if follows("<!-"), index + 3 < bytes.count {
      throw unexpected("'-'", at: start + 3)
    } else if follows("<!["), !open.isEmpty {
      throw unexpected("'CDATA['", at: start + 3)
    } else if follows("<!") {
      guard !open.isEmpty, index + 2 < bytes.count else { throw unfinished("DOCTYPE", at: start + 2) }
      throw unexpected("'<!--' or '<[CDATA['", at: start + 2)
    } else {
      if open.isEmpty, document.rootElement != nil {
        throw failure("There are multiple root elements.", at: start + 1)
      }
      try readStartTag()
    }
  }

  /// Puts a node where the reader is.
  mutating func add(_ node: XNode, at offset: Int) throws {
    try count(at: offset)
    if let open = open.last { try open.element.append(node) } else { try document.append(node) }
  }

  /// Counts a node or an attribute.
  mutating func count(at offset: Int) throws {
    nodes += 1
    guard nodes <= Self.mostNodes else {
      throw failure("The document has more than \(Self.mostNodes) nodes.", at: offset)
    }
  }

  /// One object for each name of a document.
  mutating func name(_ localName: String, in namespace: XNamespace) -> XName {
    let key = NameKey(localName: localName, namespace: ObjectIdentifier(namespace))
    if let known = names[key] { return known }
    let name = XName(localName, in: namespace)
    names[key] = name
    return name
  }

  func follows(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { bytes[index + $0] == buffer[$0] }
    }
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  mutating func skipBlanks() {
    while index < bytes.count, bytes[index].isXMLBlank { index += 1 }
  }
}
