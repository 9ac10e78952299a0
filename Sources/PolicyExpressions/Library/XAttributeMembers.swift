extension Library {
  /// `System.Xml.Linq.XAttribute`
  static let xAttributeMembers: [Member] = [
    Member("new(XName name, object value)") { call in
      guard !call.argument(1).isNull else { throw NetException.argumentNull("value") }
      let name = try call.requiredName(0)
      return .object(XAttribute(name, try XMLValue.text(of: call.argument(1))))
    },
    Member("new(XAttribute other)") { .object(try $0.object(0, XAttribute.self).copy) },
    Member("XName Name") { .object(try $0.this(XAttribute.self).name) },
    Member("string Value", set: { try $0.this(XAttribute.self).value = text($1) }) {
      .string(try $0.this(XAttribute.self).value)
    },
    Member("bool IsNamespaceDeclaration") { .bool(try $0.this(XAttribute.self).declaredPrefix != nil) },
    Member("XAttribute NextAttribute") { try sibling($0, 1) },
    Member("XAttribute PreviousAttribute") { try sibling($0, -1) },
    Member("void Remove()") { call in
      let attribute: XAttribute = try call.this()
      guard let element = attribute.parent as? XElement else {
        throw NetException.invalid("The parent is missing.")
      }
      element.remove(attribute)
      return .null
    },
    Member("void SetValue(object value)") { call in
      guard !call.argument(0).isNull else { throw NetException.argumentNull("value") }
      try call.this(XAttribute.self).value = XMLValue.text(of: call.argument(0))
      return .null
    },
  ]

  private static func sibling(_ call: Call, _ distance: Int) throws -> Value {
    let attribute: XAttribute = try call.this()
    guard let all = (attribute.parent as? XElement)?.attributes,
      let index = all.firstIndex(where: { $0 === attribute }), all.indices.contains(index + distance)
    else { return .null }
    return .object(all[index + distance])
  }
}
