/// JSON written as XML, as API Management's `json-to-xml` writes it.
///
/// A member is an element of its name, an array one element for each of its values, and null an element with
/// `xsi:nil`. An object with several members gets a root element, `Document`.
public struct XMLFromJSON: Sendable {
  /// Whether strings that look like dates are read as dates, and so written month first; else they are copied.
  public var readsDates = true
  /// What stands between a prefix and a name.
  public var namespaceSeparator = "_"
  /// The name of members that declare a prefix, such as `xmlns`; nil when none do.
  public var namespacePrefix: String?
  /// The name of the member whose own members are attributes; nil when none is.
  public var attributeBlock: String?

  private typealias Prefixes = [String: XNamespace]

  private static let schemaInstance = XNamespace("http://www.w3.org/2001/XMLSchema-instance")

  /// A conversion with API Management's defaults.
  public init() {}

  /// The document that JSON text becomes.
  ///
  /// - Throws: ``NetException`` for what is no JSON, and for names and characters that XML cannot have.
  public func document(from text: String) throws -> XDocument {
    var reader = JSONReader(text, readsDates: readsDates)
    let token = try reader.document()
    let document = XDocument()
    let prefixes: Prefixes = ["xml": .xml]
    if let object = token as? JObject, object.count == 1, let only = object.properties.first,
      !(only.value is JArray), only.name != attributeBlock, declaredPrefix(only) == nil
    {
      try add(only.name, only.value, to: document, prefixes)
    } else if token is JArray {
      let root = XElement(XName("Document"))
      try document.append(root)
      try add("Document", token, to: root, prefixes)
    } else {
      try add("Document", token, to: document, prefixes)
    }
    return document
  }

  private func add(_ name: String, _ value: JToken, to parent: XContainer, _ outer: Prefixes) throws {
    switch value {
    case let array as JArray:
      try addArray(name, array, to: parent, outer)
    case let object as JObject:
      var prefixes = outer
      for property in object.properties {
        if let prefix = declaredPrefix(property) { prefixes[prefix] = XNamespace(try property.value.text) }
      }
      guard prefixes.count <= XMLReader.mostPrefixes else {
        throw NetException("XmlException", "More than \(XMLReader.mostPrefixes) prefixes are declared.")
      }
      let element = XElement(try elementName(name, prefixes))
      try parent.append(element)
      for property in object.properties { try add(property, to: element, prefixes) }
    case let value as JValue where value.value.isNull:
      let element = XElement(try elementName(name, outer))
      element.hold(XAttribute(XName("nil", in: Self.schemaInstance), "true"))
      element.hold(XAttribute(XName("xsi", in: .xmlns), Self.schemaInstance.name))
      try parent.append(element)
    default:
      let element = XElement(try elementName(name, outer))
      try element.appendText(value.text)
      try parent.append(element)
    }
  }

  /// An array in an array is an element of the same name, as Newtonsoft has it.
  private func addArray(_ name: String, _ array: JArray, to parent: XContainer, _ outer: Prefixes) throws {
    if array.elements.isEmpty {
      try parent.append(XElement(try elementName(name, outer)))
    }
    for item in array.elements {
      guard let inner = item as? JArray else {
        try add(name, item, to: parent, outer)
        continue
      }
      let element = XElement(try elementName(name, outer))
      try parent.append(element)
      if !inner.elements.isEmpty { try addArray(name, inner, to: element, outer) }
    }
  }

  private func add(_ property: JProperty, to element: XElement, _ prefixes: Prefixes) throws {
    if let prefix = declaredPrefix(property) {
      let name = prefix.isEmpty ? XName("xmlns") : XName(prefix, in: .xmlns)
      element.hold(XAttribute(name, try property.value.text))
    } else if property.name == attributeBlock, let block = property.value as? JObject {
      var names = Set(element.attributes.map(\.name))
      for attribute in block.properties where !((attribute.value as? JValue)?.value.isNull ?? false) {
        let name = try attributeName(attribute.name, prefixes)
        guard names.insert(name).inserted else { throw NetException.invalid("Duplicate attribute.") }
        let value = attribute.value
        element.hold(XAttribute(name, try value is JValue ? value.text : value.compactText()))
      }
    } else {
      try add(property.name, property.value, to: element, prefixes)
    }
  }

  /// The prefix that a member declares, empty for the default namespace; nil for other members.
  private func declaredPrefix(_ property: JProperty) -> String? {
    guard let namespacePrefix, !namespacePrefix.isEmpty, property.name.hasPrefix(namespacePrefix),
      let uri = (property.value as? JValue)?.value.string
    else { return nil }
    let rest = property.name.dropFirst(namespacePrefix.count)
    if rest.isEmpty { return "" }
    guard !namespaceSeparator.isEmpty, rest.hasPrefix(namespaceSeparator), !uri.isEmpty else { return nil }
    let prefix = String(rest.dropFirst(namespaceSeparator.count))
    return XName.isName(prefix) && prefix != "xml" && prefix != "xmlns" ? prefix : nil
  }

  private func elementName(_ name: String, _ prefixes: Prefixes) throws -> XName {
    try prefixed(name, prefixes) ?? XName(try Self.encoded(name), in: prefixes[""] ?? .none)
  }

  private func attributeName(_ name: String, _ prefixes: Prefixes) throws -> XName {
    try prefixed(name, prefixes) ?? XName(try Self.encoded(name))
  }

  /// The name in the namespace of its prefix; nil when it begins with no prefix that is declared.
  private func prefixed(_ name: String, _ prefixes: Prefixes) throws -> XName? {
    guard !namespaceSeparator.isEmpty, let mark = name.firstRange(of: namespaceSeparator),
      mark.lowerBound > name.startIndex, mark.upperBound < name.endIndex,
      let namespace = prefixes[String(name[..<mark.lowerBound])]
    else { return nil }
    return XName(try Self.encoded(String(name[mark.upperBound...])), in: namespace)
  }

  /// A name with what XML does not allow in one as `_xHHHH_`, as `XmlConvert.EncodeLocalName` writes it.
  private static func encoded(_ name: String) throws -> String {
    guard !name.isEmpty else {
      throw NetException("XmlException", "The empty string '' is not a valid local name.")
    }
    if XName.isName(name) { return name }
    var encoded = ""
    for scalar in name.unicodeScalars {
      if encoded.isEmpty ? scalar.startsXMLName : scalar.continuesXMLName {
        encoded.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let width = scalar.value > 0xFFFF ? 8 : 4
      encoded += "_x" + String(repeating: "0", count: width - digits.utf8.count) + digits + "_"
    }
    return encoded
  }
}
