/// `System.Xml.Linq.XElement`: a start tag, its attributes, and what stands before its end tag.
public final class XElement: XContainer {
  /// The element's name.
  public var name: XName
  /// The attributes in order, declarations of namespaces among them.
  public private(set) var attributes: [XAttribute] = []

  /// An empty element that stands in nothing.
  public init(_ name: XName) { self.name = name }

  deinit {
    for attribute in attributes { attribute.parent = nil }
  }

  /// Reads the root element of a document, by itself; see ``XDocument/parse(_:preservingWhitespace:)``.
  public static func parse(_ text: String, preservingWhitespace: Bool = false) throws -> XElement {
    let document = try XDocument.parse(text, preservingWhitespace: preservingWhitespace)
    guard let root = document.rootElement else {
      throw NetException("XmlException", "Root element is missing.")
    }
    document.unlink(root)
    return root
  }

  /// The element's .NET type.
  public override var type: StaticType { .named("XElement") }

  override var copy: XNode {
    let element = XElement(name)
    for attribute in attributes { element.hold(attribute.copy) }
    // What stood in one container may stand in its copy.
    for node in nodes { _ = try? element.append(node.copy) }
    element.holdsEmptyText = holdsEmptyText
    return element
  }

  /// Whether the element is written as an empty tag, `<a />`.
  public var isEmpty: Bool { first == nil && !holdsEmptyText }

  /// The text of all text nodes inside.
  public var value: String {
    if let only = first as? XText, only.next == nil { return only.value }
    return joinedText
  }

  /// Replaces everything inside but the attributes by text.
  public func setValue(_ text: String) throws {
    removeNodes()
    try appendText(text)
  }

  /// Adds text at the end, to the text node there if there is one.
  public func appendText(_ text: String) throws {
    guard !text.isEmpty else {
      holdsEmptyText = first == nil
      return
    }
    if let last, last.type == .named("XText"), let node = last as? XText {
      try afford(text.utf8.count)
      node.value += text
    } else {
      try append(XText(text))
    }
  }

  /// The attribute of a name.
  public func attribute(_ name: XName) -> XAttribute? {
    attributes.first { $0.name == name }
  }

  /// Adds an attribute, a copy of it when it already stands somewhere.
  ///
  /// - Throws: ``NetException`` when the element has one of that name.
  public func add(_ attribute: XAttribute) throws {
    guard self.attribute(attribute.name) == nil else { throw NetException.invalid("Duplicate attribute.") }
    hold(attribute.parent == nil ? attribute : attribute.copy)
  }

  /// Adds an attribute that stands nowhere yet and whose name is new here.
  func hold(_ attribute: XAttribute) {
    attribute.parent = self
    attributes.append(attribute)
    attribute.grew(by: attribute.footprint)
  }

  /// Takes an attribute out.
  public func remove(_ attribute: XAttribute) {
    guard let index = attributes.firstIndex(where: { $0 === attribute }) else { return }
    attributes.remove(at: index)
    attribute.grew(by: -attribute.footprint)
    attribute.parent = nil
  }

  /// Takes all attributes out.
  public func removeAttributes() {
    for attribute in attributes {
      attribute.grew(by: -attribute.footprint)
      attribute.parent = nil
    }
    attributes = []
  }

  /// The URI that a prefix stands for here, empty for the default namespace; nil when nothing declares it.
  public func namespace(ofPrefix prefix: String) -> String? {
    var element: XElement? = self
    while let current = element {
      for attribute in current.attributes where attribute.declaredPrefix == prefix { return attribute.value }
      element = current.parent as? XElement
    }
    return prefix == "xml" ? XNamespace.xml.name : prefix == "xmlns" ? XNamespace.xmlns.name : nil
  }

  /// The nearest prefix that stands for a URI here, not hidden by another declaration of it; nil when none does.
  public func prefix(ofNamespace uri: String) -> String? {
    var hidden: [String] = []
    var element: XElement? = self
    while let current = element {
      for attribute in current.attributes {
        guard let prefix = attribute.declaredPrefix else { continue }
        if attribute.value == uri, !prefix.isEmpty, !hidden.contains(prefix) { return prefix }
        hidden.append(prefix)
      }
      element = current.parent as? XElement
    }
    return uri == XNamespace.xml.name ? "xml" : uri == XNamespace.xmlns.name ? "xmlns" : nil
  }
}
