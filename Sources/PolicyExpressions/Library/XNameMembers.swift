extension Library {
  /// `System.Xml.Linq.XName`
  static let xNameMembers: [Member] = [
    Member("static XName Get(string expandedName)") {
      .object(try XName(expanded: $0.string(0, "expandedName")))
    },
    Member("static XName Get(string localName, string namespaceName)") { call in
      .object(
        try XName(checking: call.string(0, "localName"), in: XNamespace(call.string(1, "namespaceName"))))
    },
    Member("string LocalName") { .string(try $0.this(XName.self).localName) },
    Member("string NamespaceName") { .string(try $0.this(XName.self).namespace.name) },
    Member("XNamespace Namespace") { .object(try $0.this(XName.self).namespace) },
  ]

  /// `System.Xml.Linq.XNamespace`
  static let xNamespaceMembers: [Member] = [
    Member("static XNamespace Get(string namespaceName)") {
      .object(XNamespace(try $0.string(0, "namespaceName")))
    },
    Member("static XNamespace None") { _ in .object(XNamespace.none) },
    Member("static XNamespace Xml") { _ in .object(XNamespace.xml) },
    Member("static XNamespace Xmlns") { _ in .object(XNamespace.xmlns) },
    Member("string NamespaceName") { .string(try $0.this(XNamespace.self).name) },
    Member("XName GetName(string localName)") { try XMLValue.name(in: $0.receiver, $0.argument(0)) },
  ]
}

extension Call {
  /// A name argument; nil for null.
  func name(_ index: Int) -> XName? {
    argument(index).object as? XName
  }

  /// A name argument that may not be null.
  func requiredName(_ index: Int) throws -> XName {
    guard let name = name(index) else { throw NetException.argumentNull("name") }
    return name
  }
}
