/// `System.Xml.Linq.XAttribute`: a name and a value in a start tag; a declaration of a namespace is one too.
public final class XAttribute: XObject {
  /// The attribute's name.
  public let name: XName
  /// The value, entities resolved.
  public var value: String {
    didSet { grew(by: value.utf8.count - oldValue.utf8.count) }
  }

  /// An attribute that stands in nothing.
  public init(_ name: XName, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The attribute's .NET type.
  public override var type: StaticType { .named("XAttribute") }

  /// `name="value"`.
  public override var text: String {
    get throws { try XMLWriter.text(of: self) }
  }

  /// The prefix that the attribute declares, empty for the default namespace; nil for other attributes.
  public var declaredPrefix: String? {
    if name.namespace.name.isEmpty { return name.localName == "xmlns" ? "" : nil }
    return name.namespace.name == XNamespace.xmlns.name ? name.localName : nil
  }

  /// The value and what it stands in.
  public override var footprint: Int { 64 + value.utf8.count }

  var copy: XAttribute { XAttribute(name, value) }
}
