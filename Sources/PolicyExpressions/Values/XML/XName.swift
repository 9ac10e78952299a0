/// `System.Xml.Linq.XName`: a local name in a namespace.
public final class XName: NetObject, Sendable {
  /// The namespace, which may be ``XNamespace/none``.
  public let namespace: XNamespace
  /// The name without its prefix.
  public let localName: String

  /// A name in a namespace; the name must be one that ``isName(_:)`` allows.
  public init(_ localName: String, in namespace: XNamespace = .none) {
    self.localName = localName
    self.namespace = namespace
  }

  /// Reads `name` or `{namespace}name`, as the implicit conversion from a string does.
  public convenience init(expanded text: String) throws {
    guard !text.isEmpty else {
      throw NetException("ArgumentException", "'' is an invalid expanded name.")
    }
    guard text.utf8.first == UInt8(ascii: "{") else {
      try self.init(checking: text, in: .none)
      return
    }
    guard let end = text.utf8.lastIndex(of: UInt8(ascii: "}")),
      text.utf8.distance(from: text.startIndex, to: end) > 1, text.utf8.index(after: end) < text.endIndex
    else { throw NetException("ArgumentException", "'\(text)' is an invalid expanded name.") }
    let uri = text[text.utf8.index(after: text.startIndex)..<end]
    try self.init(checking: String(text[text.utf8.index(after: end)...]), in: XNamespace(String(uri)))
  }

  /// A name given as text; what is no XML name throws what .NET throws.
  public convenience init(checking localName: String, in namespace: XNamespace) throws {
    if let wrong = Self.fault(in: localName) { throw wrong }
    self.init(localName, in: namespace)
  }

  /// The name's .NET type.
  public var type: StaticType { .named("XName") }
  /// `name` or `{namespace}name`.
  public var text: String { namespace.name.isEmpty ? localName : "{\(namespace.name)}\(localName)" }

  /// Whether it is the same name in the same namespace.
  public func equals(_ other: any NetObject) -> Bool {
    (other as? XName).map { $0 == self } ?? false
  }

  /// A hash of the name.
  public var hash: Int { Int(Equality.hash(of: localName)) }

  /// Whether a text is an XML name without a colon.
  public static func isName(_ text: String) -> Bool {
    fault(in: text) == nil
  }

  private static func fault(in text: String) -> NetException? {
    var position = 0
    for scalar in text.unicodeScalars {
      guard position == 0 ? scalar.startsXMLName : scalar.continuesXMLName else {
        let what = "'\(scalar)' character, hexadecimal value \(scalar.xmlHexadecimal)"
        return NetException(
          "XmlException",
          position == 0 ? "Name cannot begin with the \(what)." : "The \(what), cannot be included in a name."
        )
      }
      position += 1
    }
    return position > 0 ? nil : NetException("XmlException", "The empty string '' is not a valid name.")
  }
}

extension XName: Hashable {
  /// Whether both are the same name in the same namespace.
  public static func == (left: XName, right: XName) -> Bool {
    left === right
      || (Equality.equal(left.localName, right.localName)
        && Equality.equal(left.namespace.name, right.namespace.name))
  }

  /// Hashes the name and its namespace.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(localName)
    hasher.combine(namespace.name)
  }
}
