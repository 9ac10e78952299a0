/// `System.Xml.Linq.XDeclaration`: `<?xml version="1.0"?>` at the head of a document.
public final class XDeclaration: NetObject, Sendable {
  /// The version, `1.0`.
  public let version: String?
  /// The encoding as written.
  public let encoding: String?
  /// `yes`, `no` or nothing.
  public let standalone: String?

  /// A declaration; what is nil is left out.
  public init(version: String?, encoding: String?, standalone: String?) {
    self.version = version
    self.encoding = encoding
    self.standalone = standalone
  }

  /// The declaration's .NET type.
  public var type: StaticType { .named("XDeclaration") }

  /// The declaration as markup.
  public var text: String {
    var text = "<?xml"
    for (name, value) in [("version", version), ("encoding", encoding), ("standalone", standalone)] {
      if let value { text += " \(name)=\"\(value)\"" }
    }
    return text + "?>"
  }
}
