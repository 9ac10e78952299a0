/// An identity provider of the credential manager, `Microsoft.ApiManagement/service/authorizationProviders`.
public struct AuthorizationProvider: ServiceResource {
  /// The resource name that `provider-id` gives.
  public var name: String
  /// The connections to the provider.
  public var authorizations: [Authorization]
  /// Where connections are asked for that are made while the service runs; nil when there are none.
  public var credentialManager: String?

  /// Creates a provider with its connections.
  public init(_ name: String, _ authorizations: [Authorization]) {
    self.name = name
    self.authorizations = authorizations
  }

  /// Creates a provider whose connections people make while the service runs.
  ///
  /// The gateway asks `GET URL/connections/PROVIDER/AUTHORIZATION/token` for the token of one.
  public init(_ name: String, credentialManager url: String) {
    self.init(name, [])
    credentialManager = url
  }

  /// Puts the provider into a service.
  public func add(to service: inout Service) {
    service.authorizationProviders.place(self, by: \.name)
  }
}
