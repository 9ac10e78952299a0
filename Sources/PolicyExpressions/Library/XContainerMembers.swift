extension Library {
  /// `System.Xml.Linq.XContainer`: what documents and elements have in common.
  static let xContainerMembers: [Member] = [
    Member("XNode FirstNode") { call in try call.this(XContainer.self).first.map(Value.object) ?? .null },
    Member("XNode LastNode") { call in try call.this(XContainer.self).last.map(Value.object) ?? .null },
    Member("XElement Element(XName name)") { call in
      guard let name = call.name(0) else { return .null }
      return try call.this(XContainer.self).element(name).map(Value.object) ?? .null
    },
    Member("IEnumerable<XElement> Elements()") { call in
      try XMLWalk.children(of: call.this(), XElement.self, in: call.scope)
    },
    Member("IEnumerable<XElement> Elements(XName name)") { call in
      guard let name = call.name(0) else { return noXElements }
      return try XMLWalk.children(of: call.this(), XElement.self, named: name, in: call.scope)
    },
    Member("IEnumerable<XNode> Nodes()") { call in
      try XMLWalk.children(of: call.this(), XNode.self, in: call.scope)
    },
    Member("IEnumerable<XElement> Descendants()") { call in
      try XMLWalk.descendants(of: call.this(), XElement.self, in: call.scope)
    },
    Member("IEnumerable<XElement> Descendants(XName name)") { call in
      guard let name = call.name(0) else { return noXElements }
      return try XMLWalk.descendants(of: call.this(), XElement.self, named: name, in: call.scope)
    },
    Member("IEnumerable<XNode> DescendantNodes()") { call in
      try XMLWalk.descendants(of: call.this(), XNode.self, in: call.scope)
    },
    Member("void Add(object content)") { try add($0) },
    Member("void Add(params object[] content)") { try add($0) },
    Member("void AddFirst(object content)") { try addFirst($0) },
    Member("void AddFirst(params object[] content)") { try addFirst($0) },
    Member("void RemoveNodes()") { call in
      try call.this(XContainer.self).removeNodes()
      return .null
    },
    Member("void ReplaceNodes(object content)") { try replaceNodes($0) },
    Member("void ReplaceNodes(params object[] content)") { try replaceNodes($0) },
  ]

  /// An `IEnumerable<XElement>` of none.
  static var noXElements: Value { .object(ListObject([], of: .named("XElement"))) }

  private static func add(_ call: Call) throws -> Value {
    try XMLContent.add(call.argument(0), to: try call.this())
    return .null
  }

  private static func addFirst(_ call: Call) throws -> Value {
    let container: XContainer = try call.this()
    try XMLContent.add(call.argument(0), to: container, before: container.first)
    return .null
  }

  private static func replaceNodes(_ call: Call) throws -> Value {
    let container: XContainer = try call.this()
    // The new content may be part of the old.
    let items = try XMLContent.items(of: call.argument(0))
    container.removeNodes()
    for item in items { try XMLContent.add(item, to: container) }
    return .null
  }
}
