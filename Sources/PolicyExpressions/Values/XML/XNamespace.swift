/// `System.Xml.Linq.XNamespace`: the URI that names of one vocabulary share; empty for names without one.
public final class XNamespace: NetObject, Sendable {
  /// The URI.
  public let name: String

  /// The namespace of a URI.
  public init(_ name: String) { self.name = name }

  /// No namespace.
  public static let none = XNamespace("")
  /// What `xml:` stands for.
  public static let xml = XNamespace("http://www.w3.org/XML/1998/namespace")
  /// What declarations of prefixes stand in.
  public static let xmlns = XNamespace("http://www.w3.org/2000/xmlns/")

  /// The namespace's .NET type.
  public var type: StaticType { .named("XNamespace") }
  /// The URI.
  public var text: String { name }

  /// Whether it is the same URI.
  public func equals(_ other: any NetObject) -> Bool {
    (other as? XNamespace).map { Equality.equal(name, $0.name) } ?? false
  }

  /// A hash of the URI.
  public var hash: Int { Int(Equality.hash(of: name)) }
}
