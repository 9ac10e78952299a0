import OpenAI

/// The name and version of a client or a server, `Implementation`.
public struct Implementation: Sendable, Hashable {
  /// The name that programs go by.
  public var name: String
  /// The version.
  public var version: String
  /// The name people see; nil for ``name``.
  public var title: String?

  /// Creates a description.
  public init(_ name: String, version: String, title: String? = nil) {
    self.name = name
    self.version = version
    self.title = title
  }

  /// Reads a description; nil when the name is missing.
  init?(_ json: JSON?) {
    guard let name = json?["name"]?.string else { return nil }
    self.init(name, version: json?["version"]?.string ?? "", title: json?["title"]?.string)
  }

  /// The description for a peer that speaks a revision.
  func json(_ revision: Revision) -> JSON {
    var object: JSONObject = ["name": .string(name), "version": .string(version)]
    if let title, revision.hasStructuredContent { object["title"] = .string(title) }
    return .object(object)
  }
}
