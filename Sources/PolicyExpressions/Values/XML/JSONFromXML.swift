/// XML written as JSON, as API Management's `xml-to-json` writes it.
///
/// The shape is that of Newtonsoft's XmlNodeConverter: attributes are `@name`, text beside them `#text`, elements of
/// one name an array, and a comment a comment. The names differ, as responses of API Management show: the XML
/// declaration becomes members of the outermost object, and the colon after a prefix a dollar sign. Both are rules of
/// Google's data APIs ("Using JSON in the Google Data Protocol"), whose other two, names of attributes without a
/// mark and `$t` for text, are what ``Kind/javaScriptFriendly`` adds here; Microsoft publishes no sample of it.
public struct JSONFromXML {
  /// How attributes and text are named.
  public enum Kind: String, CaseIterable, Sendable {
    /// Names that JavaScript can write after a dot.
    case javaScriptFriendly = "javascript-friendly"
    /// Names that tell attributes and text from elements.
    case direct
  }

  /// What the members of an object are called.
  private struct Names {
    var attributeMark = "@"
    var text = "#text"
    var section = "#cdata-section"
    var comment = "#comment"
    var separator = ":"
    var declaration: String? = "?xml"

    /// As Newtonsoft has them.
    static let newtonsoft = Names()

    init() {}

    init(_ kind: Kind) {
      comment = "$comment"
      separator = "$"
      declaration = nil
      if kind == .javaScriptFriendly {
        attributeMark = ""
        text = "$t"
        section = "$cdata"
      }
    }
  }

  /// An attribute or a node, as one member of an object.
  private enum Item {
    case member(String)
    case comment(String)
    case element(XElement)
    case object(Groups)
  }

  private struct Group {
    let name: String
    var items: [Item]
  }

  private static let json = "http://james.newtonking.com/projects/json"

  private let names: Names
  private let alwaysArrays: Bool
  private var bytes: [UInt8] = []
  private var needsComma = false
  private var prefixes: [(prefix: String, uri: String)] = [("xml", XNamespace.xml.name)]

  /// The JSON text of a document; with `alwaysArrays` every element below the root stands in an array.
  public static func text(of document: XDocument, _ kind: Kind, alwaysArrays: Bool = false) -> [UInt8] {
    text(of: document, Names(kind), alwaysArrays)
  }

  /// The JSON text of a document or an element, as `JsonConvert.SerializeObject` writes it.
  static func newtonsoftText(of tree: XContainer) -> [UInt8] {
    text(of: tree, .newtonsoft, false)
  }

  private static func text(of tree: XContainer, _ names: Names, _ alwaysArrays: Bool) -> [UInt8] {
    var writer = JSONFromXML(names: names, alwaysArrays: alwaysArrays)
    var groups = Groups()
    if let document = tree as? XDocument {
      writer.add(document.declaration, to: &groups)
      for node in document.nodes { writer.add(node, to: &groups) }
    } else {
      writer.prefixes += XMLPrefixes.declared(around: tree)
      writer.add(tree, to: &groups)
    }
    writer.write(groups, isRoot: true)
    return writer.bytes
  }

  private init(names: Names, alwaysArrays: Bool) {
    self.names = names
    self.alwaysArrays = alwaysArrays
  }

  private func add(_ declaration: XDeclaration?, to groups: inout Groups) {
    guard let declaration else { return }
    let mark = names.declaration == nil ? "" : "@"
    var fields = Groups()
    for (name, value) in [
      ("version", declaration.version), ("encoding", declaration.encoding),
      ("standalone", declaration.standalone),
    ] {
      if let value { fields.add(.member(value), named: mark + name) }
    }
    if let name = names.declaration {
      groups.add(.object(fields), named: name)
    } else {
      groups = fields
    }
  }

  private mutating func write(_ groups: Groups, isRoot: Bool = false) {
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    for group in groups.all {
      if let only = group.items.first, group.items.count == 1, isRoot || !isArray(only) {
        if case .comment = only {} else { write(name: group.name) }
        write(only)
        continue
      }
      write(name: group.name)
      bytes.append(UInt8(ascii: "["))
      needsComma = false
      for item in group.items {
        // Newtonsoft leaves comments out of arrays.
        if case .comment = item { continue }
        separate()
        write(item)
      }
      bytes.append(UInt8(ascii: "]"))
      needsComma = true
    }
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Whether an element stands in an array even alone.
  private func isArray(_ item: Item) -> Bool {
    guard case .element(let element) = item else { return false }
    return alwaysArrays
      || element.attributes.contains {
        $0.name.namespace.name == Self.json && $0.name.localName == "Array" && $0.value == "true"
      }
  }

  private mutating func write(_ item: Item) {
    switch item {
    case .member(let text):
      JSONWriter.quote(text, into: &bytes)
      needsComma = true
    case .comment(let text):
      // A comment may not end the JSON comment that it becomes.
      bytes += "/*\(text.replacing("*/", with: "* /"))*/".utf8
    case .element(let element): write(element)
    case .object(let groups): write(groups)
    }
  }

  private mutating func write(_ element: XElement) {
    let outer = prefixes.count
    defer { prefixes.removeLast(prefixes.count - outer) }
    for attribute in element.attributes {
      if let prefix = attribute.declaredPrefix { prefixes.append((prefix, attribute.value)) }
    }
    var groups = Groups()
    for attribute in element.attributes where !isConverterMark(attribute) {
      groups.add(.member(attribute.value), named: names.attributeMark + name(of: attribute))
    }
    if groups.all.isEmpty {
      if element.first == nil {
        bytes += (element.isEmpty ? "null" : "\"\"").utf8
        needsComma = true
        return
      }
      if let text = element.first as? XText, text.next == nil, !(text is XCData) {
        write(.member(text.value))
        return
      }
    }
    for node in element.nodes { add(node, to: &groups) }
    write(groups)
  }

  private func add(_ node: XNode, to groups: inout Groups) {
    switch node {
    case let element as XElement: groups.add(.element(element), named: name(of: element))
    case let section as XCData: groups.add(.member(section.value), named: names.section)
    case let text as XText: groups.add(.member(text.value), named: names.text)
    case let comment as XComment: groups.add(.comment(comment.value), named: names.comment)
    case let instruction as XProcessingInstruction:
      groups.add(.member(instruction.data), named: "?\(instruction.target)")
    default: break
    }
  }

  /// Whether an attribute only tells Newtonsoft's converter what to do.
  private func isConverterMark(_ attribute: XAttribute) -> Bool {
    attribute.name.namespace.name == Self.json
      || (attribute.declaredPrefix != nil && attribute.value == Self.json)
  }

  private func name(of element: XElement) -> String {
    var declared = prefixes
    for attribute in element.attributes {
      if let prefix = attribute.declaredPrefix { declared.append((prefix, attribute.value)) }
    }
    return name(element.name, among: declared, allowsDefault: true)
  }

  private func name(of attribute: XAttribute) -> String {
    if let prefix = attribute.declaredPrefix {
      return prefix.isEmpty ? "xmlns" : "xmlns" + names.separator + prefix
    }
    return name(attribute.name, among: prefixes, allowsDefault: false)
  }

  private func name(
    _ name: XName, among declared: [(prefix: String, uri: String)], allowsDefault: Bool
  ) -> String {
    guard !name.namespace.name.isEmpty,
      let prefix = XMLPrefixes.prefix(of: name.namespace.name, in: declared, allowsDefault: allowsDefault),
      !prefix.isEmpty
    else { return name.localName }
    return prefix + names.separator + name.localName
  }

  private mutating func write(name: String) {
    separate()
    JSONWriter.quote(name, into: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  /// Items by name, in the order in which the names first appear.
  private struct Groups {
    private(set) var all: [Group] = []
    private var places: [String: Int] = [:]

    mutating func add(_ item: Item, named name: String) {
      if let place = places[name] {
        all[place].items.append(item)
      } else {
        places[name] = all.count
        all.append(Group(name: name, items: [item]))
      }
    }
  }
}
