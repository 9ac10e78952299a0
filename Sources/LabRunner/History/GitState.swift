/// The state of the sources in git.
public struct GitState: Sendable, Hashable {
  /// The commit that is checked out, in hexadecimal.
  public var commit: String
  /// The branch; nil when none is checked out.
  public var branch: String?
  /// Whether there are changes that were not committed; nil where that was not found out in time.
  public var isDirty: Bool?

  /// Describes a state.
  public init(commit: String, branch: String?, isDirty: Bool?) {
    self.commit = commit
    self.branch = branch
    self.isDirty = isDirty
  }
}
