extension Library {
  /// `System.Xml.Linq.XObject`: what nodes and attributes have in common.
  static let xObjectMembers: [Member] = [
    Member("XElement Parent") { call in
      (try call.this(XObject.self).parent as? XElement).map(Value.object) ?? .null
    },
    Member("XDocument Document") { call in
      try call.this(XObject.self).document.map(Value.object) ?? .null
    },
    Member("XmlNodeType NodeType") { call in
      EnumType.xmlNodeType.value(nodeType(of: try call.this())) ?? .null
    },
  ]

  private static func nodeType(of object: XObject) -> String {
    switch object {
    case is XElement: "Element"
    case is XAttribute: "Attribute"
    case is XCData: "CDATA"
    case is XText: "Text"
    case is XComment: "Comment"
    case is XProcessingInstruction: "ProcessingInstruction"
    case is XDocument: "Document"
    default: "None"
    }
  }

  /// `System.Xml.Linq.XNode`
  static let xNodeMembers: [Member] = [
    Member("string ToString(SaveOptions options)") { call in
      .string(try call.this(XNode.self).markup(indented: call.int(0) & 1 == 0))
    },
    Member("XNode NextNode") { call in try call.this(XNode.self).next.map(Value.object) ?? .null },
    Member("XNode PreviousNode") { call in try call.this(XNode.self).previous.map(Value.object) ?? .null },
    Member("void Remove()") { call in
      try call.this(XNode.self).remove()
      return .null
    },
    Member("void ReplaceWith(object content)") { try replace($0) },
    Member("void ReplaceWith(params object[] content)") { try replace($0) },
    Member("void AddBeforeSelf(object content)") { try addBeside($0, after: false) },
    Member("void AddBeforeSelf(params object[] content)") { try addBeside($0, after: false) },
    Member("void AddAfterSelf(object content)") { try addBeside($0, after: true) },
    Member("void AddAfterSelf(params object[] content)") { try addBeside($0, after: true) },
    Member("IEnumerable<XElement> Ancestors()") { try ancestors($0) },
    Member("IEnumerable<XElement> Ancestors(XName name)") { try ancestors($0, named: $0.requiredName(0)) },
    Member("IEnumerable<XNode> NodesAfterSelf()") { call in
      try XMLWalk.sequence(of: XNode.self, in: call.scope, from: call.this()) { $0.next }
    },
    Member("IEnumerable<XElement> ElementsAfterSelf()") { call in
      try XMLWalk.sequence(of: XElement.self, in: call.scope, from: call.this()) { $0.next }
    },
    Member("IEnumerable<XElement> ElementsAfterSelf(XName name)") { call in
      try XMLWalk.sequence(of: XElement.self, named: call.requiredName(0), in: call.scope, from: call.this())
      {
        $0.next
      }
    },
    Member("IEnumerable<XNode> NodesBeforeSelf()") { try before($0, XNode.self) },
    Member("IEnumerable<XElement> ElementsBeforeSelf()") { try before($0, XElement.self) },
    Member("IEnumerable<XElement> ElementsBeforeSelf(XName name)") {
      try before($0, XElement.self, named: $0.requiredName(0))
    },
    Member("static bool DeepEquals(XNode n1, XNode n2)") { call in
      .bool(XMLContent.deepEquals(call.argument(0).object as? XNode, call.argument(1).object as? XNode))
    },
  ]

  private static func replace(_ call: Call) throws -> Value {
    try XMLContent.replace(try call.this(), by: call.argument(0))
    return .null
  }

  private static func addBeside(_ call: Call, after: Bool) throws -> Value {
    let node: XNode = try call.this()
    guard let parent = node.parent else { throw NetException.invalid("The parent is missing.") }
    try XMLContent.add(call.argument(0), to: parent, before: after ? node.next : node)
    return .null
  }

  private static func ancestors(_ call: Call, named name: XName? = nil) throws -> Value {
    try XMLWalk.sequence(of: XElement.self, named: name, in: call.scope, from: call.this()) { $0.parent }
  }

  /// The siblings before a node, from the first on.
  private static func before<Node: XNode & SendableMetatype>(
    _ call: Call, _ type: Node.Type, named name: XName? = nil
  ) throws -> Value {
    let node: XNode = try call.this()
    let first = node.parent?.first ?? node
    return try XMLWalk.sequence(
      of: type, named: name, in: call.scope, from: first, includingStart: first !== node
    ) { $0.next === node || $0 === node ? nil : $0.next }
  }
}
