/// `System.Xml.Linq.XDocument`: one root element, with comments and instructions around it.
public final class XDocument: XContainer {
  /// The XML declaration, when the document has one.
  public var declaration: XDeclaration?

  /// An empty document.
  public override init() { super.init() }

  /// Reads a document; white space between tags is dropped unless asked for, as `XDocument.Parse` drops it.
  ///
  /// - Throws: ``NetException``, an `XmlException` with line and position, for what is no well-formed XML 1.0; a
  ///   document type is refused.
  public static func parse(_ text: String, preservingWhitespace: Bool = false) throws -> XDocument {
    var reader = XMLReader(text, preservingWhitespace: preservingWhitespace)
    return try reader.read()
  }

  /// The document's .NET type.
  public override var type: StaticType { .named("XDocument") }

  /// The root element.
  public var rootElement: XElement? {
    for node in nodes { if let element = node as? XElement { return element } }
    return nil
  }

  override var copy: XNode {
    let document = XDocument()
    document.declaration = declaration
    for node in nodes { _ = try? document.append(node.copy) }
    return document
  }

  override func validate(_ node: XNode, before place: XNode?) throws {
    try super.validate(node, before: place)
    switch node {
    case is XCData:
      throw NetException("ArgumentException", "A node of type CDATA cannot be added to content.")
    case let text as XText where !text.value.isXMLBlank:
      throw NetException("ArgumentException", "Non-whitespace characters cannot be added to content.")
    case is XElement where rootElement != nil:
      throw NetException.invalid("This operation would create an incorrectly structured document.")
    default: break
    }
  }
}
