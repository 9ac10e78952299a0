extension Value {
  /// A message's content as what `As<T>()` asks for: string, byte[], object, JToken, JObject,
  /// JArray, XNode, XElement or XDocument.
  ///
  /// JSON that cannot be read, or that is of another kind, throws what Newtonsoft does; what is no XML an
  /// `XmlException`.
  public init(content: [UInt8], as type: StaticType) throws {
    switch type {
    case .string, .object: self = .string(String(decoding: content, as: UTF8.self))
    case .array(.byte): self = .bytes(content)
    case .named("JToken", _), .named("JObject", _), .named("JArray", _):
      var reader = JSONReader(String(decoding: content, as: UTF8.self))
      let token = try reader.document(for: "\(type)")
      guard TypeTest.matches(type, in: .standard)(.object(token)) else {
        throw JSONAccess.wrongKind("\(type)", "", token)
      }
      self = .object(token)
    case .named("XDocument", _), .named("XNode", _):
      self = .object(try XDocument.parse(String(decoding: content, as: UTF8.self)))
    case .named("XElement", _):
      self = .object(try XElement.parse(String(decoding: content, as: UTF8.self)))
    default:
      throw NetException("InvalidOperationException", "The content cannot be read as '\(type)'.")
    }
  }
}
