/// An application that is registered in a tenant: a client, an API, or both.
public struct AppRegistration: Sendable, Hashable, Codable {
  /// Its id, a GUID.
  public var clientID: String
  /// The name to show.
  public var displayName: String
  /// The secrets that prove that a client is this application.
  public var secrets: [String]
  /// The certificates in DER whose keys sign its client assertions.
  public var certificates: [[UInt8]]
  /// Where the browser may be sent after a sign-in.
  public var redirectURIs: [String]
  /// Whether a client without a secret may use it, as the device code flow does ("allow public client flows").
  public var allowsPublicClients: Bool
  /// Whether users of other tenants may use it.
  public var isMultiTenant: Bool
  /// The names of it as an API, such as `api://{client id}`.
  public var identifierURIs: [String]
  /// The permissions that users give to clients of it as an API.
  public var scopes: [String]
  /// Its roles.
  public var roles: [AppRole]
  /// The format of the tokens that are for it as an API (`requestedAccessTokenVersion`).
  public var tokenVersion: TokenVersion

  /// Describes a registration as a new one is: for one tenant, without permissions, tokens of the first version.
  public init(
    _ clientID: String, displayName: String = "app", secrets: [String] = [], certificates: [[UInt8]] = [],
    redirectURIs: [String] = [], allowsPublicClients: Bool = false, isMultiTenant: Bool = false,
    identifierURIs: [String]? = nil, scopes: [String] = [], roles: [AppRole] = [],
    tokenVersion: TokenVersion = .v1
  ) {
    self.clientID = clientID
    self.displayName = displayName
    self.secrets = secrets
    self.certificates = certificates
    self.redirectURIs = redirectURIs
    self.allowsPublicClients = allowsPublicClients
    self.isMultiTenant = isMultiTenant
    self.identifierURIs = identifierURIs ?? ["api://\(clientID)"]
    self.scopes = scopes
    self.roles = roles
    self.tokenVersion = tokenVersion
  }

  /// The roles that a principal has.
  func roles(of principal: String) -> [String] {
    roles.filter { $0.members.contains(principal) }.map(\.value)
  }
}
