/// The prefixes in scope while elements are written, and those that a start tag has to declare by itself.
///
/// XElement looks among the declarations that stand in the tree as attributes; .NET's XmlWriter keeps a list of its
/// own, one entry for each prefix that a tag uses, and makes up a prefix from the length of that list.
struct XMLPrefixes {
  private struct Entry {
    let prefix: String
    let uri: String
    /// Whether a start tag still has to declare it.
    var isDue: Bool
  }

  /// How much was in scope before an element.
  struct Mark {
    fileprivate let declared: Int
    fileprivate let entries: Int
  }

  private var declared: [(prefix: String, uri: String)] = []
  private var entries = [
    Entry(prefix: "xmlns", uri: XNamespace.xmlns.name, isDue: false),
    Entry(prefix: "xml", uri: XNamespace.xml.name, isDue: false), Entry(prefix: "", uri: "", isDue: false),
  ]
  private var start = 3

  /// Takes what the elements around the node to be written declare.
  ///
  /// Of two prefixes that one tag declares for the same URI .NET takes the first here, and everywhere else the last.
  mutating func inherit(around node: XNode) {
    declared += Self.declared(around: node)
  }

  /// What the elements around a node declare, the nearest last.
  static func declared(around node: XNode) -> [(prefix: String, uri: String)] {
    var found: [(prefix: String, uri: String)] = []
    var outer = node.parent as? XElement
    while let element = outer {
      for attribute in element.attributes {
        if let prefix = attribute.declaredPrefix { found.append((prefix, attribute.value)) }
      }
      outer = element.parent as? XElement
    }
    return found.reversed()
  }

  private mutating func take(_ attributes: [XAttribute]) {
    for attribute in attributes {
      if let prefix = attribute.declaredPrefix { declared.append((prefix, attribute.value)) }
    }
  }

  /// Begins an element: what it declares is in scope until ``close(_:)``.
  mutating func open(_ element: XElement) -> Mark {
    let mark = Mark(declared: declared.count, entries: entries.count)
    start = entries.count
    take(element.attributes)
    return mark
  }

  mutating func close(_ mark: Mark) {
    declared.removeLast(declared.count - mark.declared)
    entries.removeLast(entries.count - mark.entries)
  }

  /// The prefix of the element that was opened last.
  mutating func prefix(of element: XElement) throws -> String {
    let uri = element.name.namespace.name
    let prefix = declaredPrefix(of: uri, allowsDefault: true) ?? usedPrefix(of: uri) ?? ""
    try use(prefix, uri)
    return prefix
  }

  /// The prefix of an attribute of the element that was opened last.
  mutating func prefix(of attribute: XAttribute) throws -> String {
    let uri = attribute.name.namespace.name
    if let prefix = attribute.declaredPrefix {
      try declare(prefix, attribute.value)
      return prefix.isEmpty ? "" : "xmlns"
    }
    if uri.isEmpty { return "" }
    var prefix = declaredPrefix(of: uri, allowsDefault: false) ?? usedPrefix(of: uri) ?? ""
    if prefix.isEmpty { prefix = newPrefix() }
    if prefix == "xml" { return prefix }
    try use(prefix, uri)
    return prefix
  }

  /// What the start tag of the element opened at a mark has to declare.
  mutating func undeclared(since mark: Mark) -> [(prefix: String, uri: String)] {
    var due: [(String, String)] = []
    for index in entries.indices.reversed() where index >= mark.entries && entries[index].isDue {
      due.append((entries[index].prefix, entries[index].uri))
      entries[index].isDue = false
    }
    return due
  }

  private func declaredPrefix(of uri: String, allowsDefault: Bool) -> String? {
    if uri.isEmpty { return "" }
    if let prefix = Self.prefix(of: uri, in: declared, allowsDefault: allowsDefault) { return prefix }
    return uri == XNamespace.xml.name ? "xml" : uri == XNamespace.xmlns.name ? "xmlns" : nil
  }

  /// The prefix that was declared last for a URI and that no later declaration hides.
  static func prefix(
    of uri: String, in declared: [(prefix: String, uri: String)], allowsDefault: Bool
  ) -> String? {
    var hidden: Set<String> = []
    for entry in declared.reversed() {
      if entry.uri == uri, allowsDefault || !entry.prefix.isEmpty, !hidden.contains(entry.prefix) {
        return entry.prefix
      }
      hidden.insert(entry.prefix)
    }
    return nil
  }

  private func usedPrefix(of uri: String) -> String? {
    for (index, entry) in entries.enumerated().reversed() where entry.uri == uri {
      return entries[(index + 1)...].contains { $0.prefix == entry.prefix } ? nil : entry.prefix
    }
    return nil
  }

  private func newPrefix() -> String {
    let base = "p\(entries.count - 3)"
    var prefix = base
    var number = 0
    while entries.contains(where: { $0.prefix == prefix }) {
      prefix = "\(base)\(number)"
      number += 1
    }
    return prefix
  }

  private mutating func use(_ prefix: String, _ uri: String) throws {
    guard let index = entries.lastIndex(where: { $0.prefix == prefix }) else {
      entries.append(Entry(prefix: prefix, uri: uri, isDue: true))
      return
    }
    guard index >= start else {
      entries.append(Entry(prefix: prefix, uri: uri, isDue: entries[index].uri != uri))
      return
    }
    guard entries[index].uri == uri else { throw redefined(prefix, entries[index].uri, uri) }
  }

  private mutating func declare(_ prefix: String, _ uri: String) throws {
    guard let index = entries.lastIndex(where: { $0.prefix == prefix }), index >= start else {
      entries.append(Entry(prefix: prefix, uri: uri, isDue: false))
      return
    }
    guard entries[index].uri == uri else { throw redefined(prefix, entries[index].uri, uri) }
    entries[index].isDue = false
  }

  private func redefined(_ prefix: String, _ old: String, _ new: String) -> NetException {
    NetException(
      "XmlException",
      "The prefix '\(prefix)' cannot be redefined from '\(old)' to '\(new)' within the same start element tag."
    )
  }
}
