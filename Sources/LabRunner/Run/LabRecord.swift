/// A lab as the history knows it.
public struct LabRecord: Sendable, Hashable, Codable {
  /// The name that `labs run` takes, such as `token-rate-limiting`.
  public var name: String
  /// The name in words.
  public var title: String
  /// The group it is listed in.
  public var category: String
  /// The folder of a lab that does not come with `labs`, absolute; nil for the others.
  public var folder: String?

  /// Creates a record of a lab.
  public init(name: String, title: String, category: String, folder: String? = nil) {
    self.name = name
    self.title = title
    self.category = category
    self.folder = folder
  }
}
