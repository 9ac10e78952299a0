/// Someone who can sign in at a tenant.
public struct DirectoryUser: Sendable, Hashable, Codable {
  /// The name to sign in with, such as `ada@contoso.onmicrosoft.com`.
  public var principalName: String
  /// The name to show.
  public var displayName: String
  /// The password; nil when any will do.
  public var password: String?

  /// Describes a user.
  public init(_ principalName: String, displayName: String? = nil, password: String? = nil) {
    self.principalName = principalName
    self.displayName = displayName ?? String(principalName.prefix { $0 != "@" })
    self.password = password
  }
}
