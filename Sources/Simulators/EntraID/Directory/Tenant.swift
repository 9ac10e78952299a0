/// A tenant of Entra ID: an organization's directory.
public struct Tenant: Sendable, Hashable, Codable {
  /// Its id, a GUID in lower case.
  public var id: String
  /// Its domains, such as `contoso.onmicrosoft.com`; they name it as well.
  public var domains: [String]
  /// The applications that are registered in it.
  public var applications: [AppRegistration]
  /// Who can sign in.
  public var users: [DirectoryUser]

  /// Describes a tenant.
  public init(
    _ id: String, domains: [String] = [], applications: [AppRegistration] = [], users: [DirectoryUser] = []
  ) {
    self.id = id.lowercased()
    self.domains = domains
    self.applications = applications
    self.users = users
  }
}
