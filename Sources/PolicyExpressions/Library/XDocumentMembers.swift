extension Library {
  /// `System.Xml.Linq.XDocument`; `Load` is not among what API Management allows.
  static let xDocumentMembers: [Member] = [
    Member("new()") { _ in .object(XDocument()) },
    Member("new(params object[] content)") { try newDocument($0, content: 0) },
    Member("new(XDeclaration declaration, params object[] content)") { call in
      let document = try newDocument(call, content: 1)
      (document.object as? XDocument)?.declaration = call.argument(0).object as? XDeclaration
      return document
    },
    Member("new(XDocument other)") { $0.kept(.object(try $0.object(0, XDocument.self).copy)) },
    Member("static XDocument Parse(string text)") {
      $0.kept(.object(try XDocument.parse($0.string(0, "s"))))
    },
    Member("static XDocument Parse(string text, LoadOptions options)") { call in
      call.kept(
        .object(try XDocument.parse(call.string(0, "s"), preservingWhitespace: call.int(1) & 1 == 1)))
    },
    Member("XElement Root") { call in try call.this(XDocument.self).rootElement.map(Value.object) ?? .null },
    Member(
      "XDeclaration Declaration",
      set: { try $0.this(XDocument.self).declaration = $1.object as? XDeclaration }
    ) { call in
      try call.this(XDocument.self).declaration.map(Value.object) ?? .null
    },
  ]

  private static func newDocument(_ call: Call, content: Int) throws -> Value {
    let document = XDocument()
    try XMLContent.add(call.argument(content), to: document)
    return call.kept(.object(document))
  }

  /// `System.Xml.Linq.XDeclaration`
  static let xDeclarationMembers: [Member] = [
    Member("new(string version, string encoding, string standalone)") { call in
      .object(
        XDeclaration(
          version: call.optionalString(0), encoding: call.optionalString(1),
          standalone: call.optionalString(2)))
    },
    Member("string Version") { Value(try $0.this(XDeclaration.self).version) },
    Member("string Encoding") { Value(try $0.this(XDeclaration.self).encoding) },
    Member("string Standalone") { Value(try $0.this(XDeclaration.self).standalone) },
  ]
}
