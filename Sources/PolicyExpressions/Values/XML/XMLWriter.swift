/// Writes nodes as .NET's XmlWriter does for `XNode.ToString()`.
///
/// The line end is CR LF: in texts a line feed is written as one too, since .NET's writer replaces it.
struct XMLWriter {
  private var bytes: [UInt8] = []
  private let indented: Bool
  private var level = 0
  /// Whether text stands beside what is written next; nothing is indented there.
  private var isMixed = false
  private var prefixes = XMLPrefixes()

  static func text(of node: XNode, indented: Bool) throws -> String {
    var writer = XMLWriter(indented: indented)
    writer.prefixes.inherit(around: node)
    try writer.write(node)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// An attribute by itself.
  static func text(of attribute: XAttribute) throws -> String {
    var writer = XMLWriter(indented: false)
    let prefix =
      attribute.declaredPrefix != nil
      ? attribute.name.namespace.name.isEmpty ? "" : "xmlns"
      : (attribute.parent as? XElement)?.prefix(ofNamespace: attribute.name.namespace.name) ?? ""
    try writer.write(attribute, prefix: prefix)
    return String(decoding: writer.bytes.dropFirst(), as: UTF8.self)
  }

  private init(indented: Bool) {
    self.indented = indented
  }

  private mutating func write(_ node: XNode) throws {
    switch node {
    case let element as XElement: try write(element)
    case let section as XCData:
      isMixed = true
      bytes += "<![CDATA[".utf8
      try writeContent(section.value.replacing("]]>", with: "]]]]><![CDATA[>"))
      bytes += "]]>".utf8
    case let text as XText:
      isMixed = true
      try write(text: text.value)
    case let comment as XComment:
      newLine()
      bytes += "<!--".utf8
      // .NET parts hyphens that a comment cannot hold.
      var value = comment.value.replacing("--", with: "- -").replacing("--", with: "- -")
      if value.utf8.last == UInt8(ascii: "-") { value += " " }
      try writeContent(value)
      bytes += "-->".utf8
    case let instruction as XProcessingInstruction:
      newLine()
      bytes += "<?\(instruction.target)".utf8
      if !instruction.data.isEmpty {
        bytes.append(0x20)
        try writeContent(instruction.data.replacing("?>", with: "? >"))
      }
      bytes += "?>".utf8
    case let document as XDocument:
      for node in document.nodes { try write(node) }
    default: break
    }
  }

  private mutating func write(_ element: XElement) throws {
    newLine()
    let mark = prefixes.open(element)
    defer { prefixes.close(mark) }
    let prefix = try prefixes.prefix(of: element)
    let name = prefix.isEmpty ? element.name.localName : "\(prefix):\(element.name.localName)"
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for attribute in element.attributes {
      try write(attribute, prefix: try prefixes.prefix(of: attribute))
    }
    for (prefix, uri) in prefixes.undeclared(since: mark) {
      bytes += (prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"").utf8
      try write(value: uri)
      bytes.append(UInt8(ascii: "\""))
    }
    if element.isEmpty {
      bytes += " />".utf8
      return
    }
    bytes.append(UInt8(ascii: ">"))
    let isMixedOutside = isMixed
    if level == 0 { isMixed = false }
    level += 1
    for node in element.nodes { try write(node) }
    level -= 1
    if element.first == nil { isMixed = true }
    newLine()
    isMixed = isMixedOutside
    bytes += "</".utf8
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func write(_ attribute: XAttribute, prefix: String) throws {
    bytes.append(0x20)
    if !prefix.isEmpty { bytes += "\(prefix):".utf8 }
    bytes += "\(attribute.name.localName)=\"".utf8
    try write(value: attribute.value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Begins a line for a tag, but at the very beginning and beside text.
  private mutating func newLine() {
    guard indented, !isMixed, !bytes.isEmpty else { return }
    bytes += [0x0D, 0x0A]
    bytes += repeatElement(0x20, count: level * 2)
  }

  private mutating func write(text: String) throws {
    try check(text)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: writeLine(byte)
      }
    }
  }

  private mutating func write(value: String) throws {
    try check(value)
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case 0x09: bytes += "&#x9;".utf8
      case 0x0A: bytes += "&#xA;".utf8
      case 0x0D: bytes += "&#xD;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// What a comment, an instruction or a CDATA section holds.
  private mutating func writeContent(_ text: String) throws {
    try check(text)
    for byte in text.utf8 { writeLine(byte) }
  }

  /// A byte of text, line ends as CR LF; the CR of one in the text has been written already.
  private mutating func writeLine(_ byte: UInt8) {
    switch byte {
    case 0x0D: bytes += [0x0D, 0x0A]
    case 0x0A where lastWasReturn: lastWasReturn = false
    case 0x0A: bytes += [0x0D, 0x0A]
    default: bytes.append(byte)
    }
    lastWasReturn = byte == 0x0D
  }

  private var lastWasReturn = false

  private func check(_ text: String) throws {
    guard let wrong = text.unicodeScalars.first(where: { !$0.isXMLCharacter }) else { return }
    let shown = wrong.value == 0 ? "." : String(Character(wrong))
    throw NetException(
      "ArgumentException",
      "'\(shown)', hexadecimal value \(wrong.xmlHexadecimal), is an invalid character.")
  }
}
