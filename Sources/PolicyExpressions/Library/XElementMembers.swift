extension Library {
  /// `System.Xml.Linq.XElement`
  static let xElementMembers: [Member] =
    xElementReading + xElementChanging + [
      Member("new(XName name)") { .object(XElement(try $0.requiredName(0))) },
      Member("new(XName name, object content)") { try newElement($0) },
      Member("new(XName name, params object[] content)") { try newElement($0) },
      Member("new(XElement other)") { $0.kept(.object(try $0.object(0, XElement.self).copy)) },
      Member("static XElement Parse(string text)") {
        $0.kept(.object(try XElement.parse($0.string(0, "s"))))
      },
      Member("static XElement Parse(string text, LoadOptions options)") { call in
        call.kept(
          .object(try XElement.parse(call.string(0, "s"), preservingWhitespace: call.int(1) & 1 == 1)))
      },
    ]

  private static func newElement(_ call: Call) throws -> Value {
    let element = XElement(try call.requiredName(0))
    try XMLContent.add(call.argument(1), to: element)
    return call.kept(.object(element))
  }

  private static let xElementReading: [Member] = [
    Member("bool HasElements") { call in
      .bool(try call.this(XElement.self).elements.contains { _ in true })
    },
    Member("bool HasAttributes") { .bool(!(try $0.this(XElement.self).attributes.isEmpty)) },
    Member("bool IsEmpty") { .bool(try $0.this(XElement.self).isEmpty) },
    Member("XAttribute Attribute(XName name)") { call in
      guard let name = call.name(0) else { return .null }
      return try call.this(XElement.self).attribute(name).map(Value.object) ?? .null
    },
    Member("IEnumerable<XAttribute> Attributes()") { attributes(try $0.this(XElement.self).attributes) },
    Member("IEnumerable<XAttribute> Attributes(XName name)") { call in
      let name = call.name(0)
      return attributes(try call.this(XElement.self).attributes.filter { $0.name == name })
    },
    Member("XAttribute FirstAttribute") { call in
      try call.this(XElement.self).attributes.first.map(Value.object) ?? .null
    },
    Member("XAttribute LastAttribute") { call in
      try call.this(XElement.self).attributes.last.map(Value.object) ?? .null
    },
    Member("IEnumerable<XElement> DescendantsAndSelf()") { call in
      try XMLWalk.descendants(of: call.this(), XElement.self, andSelf: true, in: call.scope)
    },
    Member("IEnumerable<XElement> DescendantsAndSelf(XName name)") { call in
      guard let name = call.name(0) else { return noXElements }
      return try XMLWalk.descendants(
        of: call.this(), XElement.self, named: name, andSelf: true, in: call.scope)
    },
    Member("IEnumerable<XElement> AncestorsAndSelf()") { call in
      try XMLWalk.sequence(of: XElement.self, in: call.scope, from: call.this(), includingStart: true) {
        $0.parent
      }
    },
    Member("IEnumerable<XElement> AncestorsAndSelf(XName name)") { call in
      guard let name = call.name(0) else { return noXElements }
      return try XMLWalk.sequence(
        of: XElement.self, named: name, in: call.scope, from: call.this(), includingStart: true
      ) { $0.parent }
    },
    Member("XNamespace GetDefaultNamespace()") { call in
      .object(XNamespace(try call.this(XElement.self).namespace(ofPrefix: "") ?? ""))
    },
    Member("XNamespace GetNamespaceOfPrefix(string prefix)") { call in
      let prefix = try call.string(0, "prefix")
      guard !prefix.isEmpty else {
        throw NetException("ArgumentException", "The argument 'prefix' cannot be an empty string.")
      }
      return try call.this(XElement.self).namespace(ofPrefix: prefix).map { .object(XNamespace($0)) } ?? .null
    },
    Member("string GetPrefixOfNamespace(XNamespace ns)") { call in
      Value(try call.this(XElement.self).prefix(ofNamespace: call.object(0, XNamespace.self).name))
    },
  ]

  /// An `IEnumerable<XAttribute>`.
  static func attributes(_ attributes: [XAttribute]) -> Value {
    .object(ListObject(attributes.map(Value.object), of: .named("XAttribute")))
  }

  private static let xElementChanging: [Member] = [
    Member(
      "XName Name",
      set: { call, name in
        guard let name = name.object as? XName else { throw NetException.argumentNull("value") }
        try call.this(XElement.self).name = name
      }
    ) { .object(try $0.this(XElement.self).name) },
    Member("string Value", set: { try $0.this(XElement.self).setValue(text($1)) }) {
      .string(try $0.this(XElement.self).value)
    },
    Member("void SetValue(object value)") { call in
      guard !call.argument(0).isNull else { throw NetException.argumentNull("value") }
      try call.this(XElement.self).setValue(XMLValue.text(of: call.argument(0)))
      return .null
    },
    Member("void SetAttributeValue(XName name, object value)") { call in
      let element: XElement = try call.this()
      let name = try call.requiredName(0)
      let known = element.attribute(name)
      if call.argument(1).isNull {
        known.map(element.remove)
        return .null
      }
      let value = try XMLValue.text(of: call.argument(1))
      if let known { known.value = value } else { element.hold(XAttribute(name, value)) }
      return .null
    },
    Member("void SetElementValue(XName name, object value)") { call in
      let element: XElement = try call.this()
      let name = try call.requiredName(0)
      let known = element.element(name)
      if call.argument(1).isNull {
        try known?.remove()
        return .null
      }
      let value = try XMLValue.text(of: call.argument(1))
      if let known {
        try known.setValue(value)
      } else {
        let new = XElement(name)
        try new.appendText(value)
        try element.append(new)
      }
      return .null
    },
    Member("void RemoveAttributes()") { call in
      try call.this(XElement.self).removeAttributes()
      return .null
    },
    Member("void RemoveAll()") { call in
      let element: XElement = try call.this()
      element.removeAttributes()
      element.removeNodes()
      return .null
    },
    Member("void ReplaceAll(object content)") { try replaceAll($0) },
    Member("void ReplaceAll(params object[] content)") { try replaceAll($0) },
    Member("void ReplaceAttributes(object content)") { try replaceAttributes($0) },
    Member("void ReplaceAttributes(params object[] content)") { try replaceAttributes($0) },
  ]

  private static func replaceAll(_ call: Call) throws -> Value {
    let element: XElement = try call.this()
    let items = try XMLContent.items(of: call.argument(0))
    element.removeAttributes()
    element.removeNodes()
    for item in items { try XMLContent.add(item, to: element) }
    return .null
  }

  private static func replaceAttributes(_ call: Call) throws -> Value {
    let element: XElement = try call.this()
    let items = try XMLContent.items(of: call.argument(0))
    element.removeAttributes()
    for item in items { try XMLContent.add(item, to: element) }
    return .null
  }
}
