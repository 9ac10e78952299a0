import PolicyExpressions

/// What a template sees of an XML element: the elements inside by their local names.
///
/// Names are compared without case, as in the templates that API Management writes for imported SOAP services:
/// `body.envelope.body.AddResponse`. An element without elements inside is its text; several of one name are a
/// list; walking an element walks the elements inside.
final class LiquidElement: HostDictionary {
  private let container: XContainer
  // The tree comes apart when its document is let go of.
  private let document: XDocument
  private let nilText: LiquidBody.Options.NilText

  /// The whole of a document: it holds its root element.
  convenience init(_ document: XDocument, _ nilText: LiquidBody.Options.NilText) {
    self.init(document, of: document, nilText)
  }

  private init(_ container: XContainer, of document: XDocument, _ nilText: LiquidBody.Options.NilText) {
    self.container = container
    self.document = document
    self.nilText = nilText
  }

  var valueType: StaticType { .object }
  var keys: [String] { container.elements.map(\.name.localName) }
  var count: Int { container.elements.reduce(0) { count, _ in count + 1 } }
  var text: String { (container as? XElement)?.value ?? document.rootElement?.value ?? "" }

  /// The values of the elements inside, in order.
  var children: [Value] { container.elements.map(value) }

  func value(forKey key: String) -> Value? {
    var found = container.elements.filter { $0.name.localName == key }.map { $0 }
    if found.isEmpty {
      let key = key.lowercased()
      found = container.elements.filter { $0.name.localName.lowercased() == key }.map { $0 }
    }
    if let only = found.first, found.count == 1 { return value(of: only) }
    if !found.isEmpty { return .array(found.map(value), of: .object) }
    let attribute = (container as? XElement)?.attributes.first { $0.name.localName == key }
    return attribute.map { .string($0.value) }
  }

  private func value(of element: XElement) -> Value {
    if element.elements.contains(where: { _ in true }) {
      return .object(LiquidElement(element, of: document, nilText))
    }
    let isNil = element.attributes.contains { attribute in
      attribute.name.localName == "nil" && attribute.name.namespace.name == Self.schemaInstance
        && (attribute.value == "true" || attribute.value == "1")
    }
    return isNil && nilText == .null ? .null : .string(element.value)
  }

  private static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
}
